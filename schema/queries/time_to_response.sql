-- How soon did a treatment work, and how soon did its loss show?
-- One row an outcome; treatment is a name of the vocabulary, all treatments where it is empty. An event lies in (lower_days, upper_days] from its origin.
SELECT citekey, treatment, endpoint, subject, affected, assessed, state, origin, time_kind, lower_days, upper_days, said, locator, why_not_counted
FROM time_to_response
WHERE treatment = coalesce(nullif(:treatment, ''), treatment)
ORDER BY treatment, endpoint, citekey, subject, claim_id
