-- severity: error
-- why: a time that counts from taking a treatment again needs a stop before it
-- repair: add { stop: reason not stated } to the steps, or the outcome relapse after withdrawal
SELECT a.source_file, k.source_line, a.citekey AS subject,
  'an outcome of taking ' || i.name || ' again, in a course that was never stopped: ' || k.said AS message
FROM outcomes o
JOIN claims k ON k.claim_id = o.claim_id
JOIN endpoints n ON n.endpoint_id = o.endpoint_id
JOIN treatments t ON t.claim_id = o.treatment_id
JOIN interventions i ON i.intervention_id = t.intervention_id
JOIN articles a ON a.article_id = k.article_id
WHERE (o.origin = 'rechallenge' OR (n.at_risk = 'restarted' AND o.origin IS NULL)) AND (o.state = 'present' OR o.state = 'absent')
  AND NOT EXISTS (SELECT 1 FROM dose_steps d WHERE d.treatment_id = o.treatment_id AND d.change = 'stop')
  AND NOT EXISTS (SELECT 1 FROM outcomes r JOIN endpoints e ON e.endpoint_id = r.endpoint_id
    WHERE r.treatment_id = o.treatment_id AND e.at_risk = 'stopped')
ORDER BY a.citekey, k.claim_id
