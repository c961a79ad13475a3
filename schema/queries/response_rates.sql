-- In how many of how many did a treatment work?
-- One row an endpoint, over articles; treatment is a name of the vocabulary, all treatments where it is empty. A share of few patients says little: read affected of assessed.
SELECT condition, treatment, endpoint, threshold, unit, affected, assessed, treated, not_reported, articles, articles_without_count
FROM response_rates
WHERE treatment = coalesce(nullif(:treatment, ''), treatment)
ORDER BY condition, treatment, endpoint, threshold, unit
