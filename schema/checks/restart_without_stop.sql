-- severity: error
-- why: what starts again had ended, and the end is a step of its own
-- repair: add { stop: reason not stated }
SELECT a.source_file, k.source_line, a.citekey AS subject, i.name || ' is started again before any stop: ' || k.said AS message
FROM dose_steps d
JOIN claims k ON k.claim_id = d.claim_id
JOIN treatments t ON t.claim_id = d.treatment_id
JOIN interventions i ON i.intervention_id = t.intervention_id
JOIN articles a ON a.article_id = k.article_id
WHERE d.change = 'restart'
  AND NOT EXISTS (SELECT 1 FROM dose_steps s WHERE s.treatment_id = d.treatment_id AND s.change = 'stop' AND s.step < d.step)
ORDER BY a.citekey, k.claim_id
