-- How was a treatment dosed and raised?
-- One row a dose step; treatment is a name of the vocabulary, all treatments where it is empty. Days count from the start of the course.
SELECT citekey, treatment, subject, affected, assessed, step, change, dose_min, dose_max, unit, frequency, after_days_min, after_days_max, said, locator,
       why_not_counted
FROM dose_titration
WHERE treatment = coalesce(nullif(:treatment, ''), treatment)
ORDER BY treatment, citekey, subject, step, claim_id
