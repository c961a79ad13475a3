-- What was given, for what, to how many?
-- One row a treatment and condition, over articles, each patient once.
SELECT condition, treatment, unit, treated, articles
FROM treated
ORDER BY condition, treated DESC, treatment, unit
