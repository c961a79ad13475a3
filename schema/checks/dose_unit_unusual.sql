-- severity: warning
-- why: a dose in another kind of unit than the vocabulary expects belongs to another treatment more often than to this one
-- repair: the unit, or the treatment? else correct `daily dose` of the treatment by a vocabulary file
SELECT a.source_file, k.source_line, a.citekey AS subject, i.name || ' in ' || d.unit || '; the vocabulary expects ' || i.daily_dose_unit || ': ' || k.said AS message
FROM dose_steps d
JOIN treatments t ON t.claim_id = d.treatment_id
JOIN interventions i ON i.intervention_id = t.intervention_id
JOIN claims k ON k.claim_id = d.claim_id
JOIN articles a ON a.article_id = k.article_id
WHERE d.unit <> i.daily_dose_unit
  AND d.unit <> '%' AND instr(d.unit, '/') = 0              -- a strength, or a dose by weight or surface, says nothing against it
  AND NOT (d.unit IN ('mcg', 'mg', 'g') AND i.daily_dose_unit IN ('mcg', 'mg', 'g'))
ORDER BY a.citekey, k.claim_id
