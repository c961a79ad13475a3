-- severity: error
-- why: steps order the doses of the same people as they happened
-- repair: put the steps in the order in which they happened, or correct `when`
SELECT a.source_file, k.source_line, a.citekey AS subject,
  'this step (by day ' || printf('%g', s.latest) || ') lies before one above (day ' || printf('%g', s.above) || '): ' || k.said AS message
FROM (
  SELECT d.claim_id, coalesce(d.after_days_max, d.after_days_min) AS latest,
    max(d.after_days_min) OVER (PARTITION BY d.treatment_id, c.patient_id ORDER BY d.step RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS above
  FROM dose_steps d
  JOIN claims c ON c.claim_id = d.claim_id
) s
JOIN claims k ON k.claim_id = s.claim_id
JOIN articles a ON a.article_id = k.article_id
WHERE s.latest < s.above
ORDER BY a.citekey, k.claim_id
