INSERT INTO claims(claim_id, article_id, kind, cohort_id, affected, assessed, said, locator, basis, source_line)
  SELECT 901, article_id, 'characteristic', cohort_id, 2, 3, 'two women', 'abstract', 'stated', 40 FROM cohorts WHERE label = 'all patients';
INSERT INTO claims(claim_id, article_id, kind, cohort_id, affected, assessed, said, locator, basis, source_line)
  SELECT 902, article_id, 'characteristic', cohort_id, 2, 3, 'two men', 'abstract', 'stated', 41 FROM cohorts WHERE label = 'all patients';
INSERT INTO characteristics(claim_id, name, value_text) VALUES(901, 'sex', 'female'), (902, 'sex', 'male');
