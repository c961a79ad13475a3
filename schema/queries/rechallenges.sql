-- What happened when a treatment was stopped and given again?
-- One row a course and subject; treatment is a name of the vocabulary, all treatments where it is empty.
SELECT citekey, treatment, subject, relapse_affected, relapse_assessed, relapse_lower_days, relapse_upper_days, rechallenge_affected, rechallenge_assessed,
       rechallenge_lower_days, rechallenge_upper_days, said, why_not_counted
FROM rechallenges
WHERE treatment = coalesce(nullif(:treatment, ''), treatment)
ORDER BY treatment, citekey, subject
