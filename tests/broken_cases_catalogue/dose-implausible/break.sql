UPDATE dose_steps SET dose_min = 4500, dose_max = 4500 WHERE step = 2;
UPDATE dose_steps SET dose_min = 3, dose_max = 3, unit = 'mcg' WHERE step = 1;
INSERT INTO claims(claim_id, article_id, kind, cohort_id, affected, assessed, said, locator, basis, source_line)
  SELECT 901, article_id, 'dose step', cohort_id, 3, 3, 'a cream of two hundred percent', 'abstract', 'stated', 70 FROM cohorts WHERE label = 'all patients';
INSERT INTO dose_steps(claim_id, treatment_id, step, change, dose_min, dose_max, unit) SELECT 901, treatment_id, 3, 'increase', 200, 200, '%' FROM dose_steps WHERE step = 1;
