-- Which harms were seen, looked for and not seen, or not spoken of?
-- One row a finding, over articles; treatment is a name of the vocabulary, all treatments where it is empty. Articles that are silent say nothing of safety.
SELECT condition, treatment, finding, unit, affected, assessed, treated, not_reported, articles, articles_not_reported, articles_not_assessed
FROM adverse_event_rates
WHERE treatment = coalesce(nullif(:treatment, ''), treatment)
ORDER BY condition, treatment, finding, unit
