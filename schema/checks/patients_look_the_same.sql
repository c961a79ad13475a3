-- severity: note
-- why: one person told of in two articles counts once, if the files say that it is one person
-- repair: same as: KEY / LABEL (possible) at one of them, or leave it when they are two
WITH alike AS MATERIALIZED (   -- each with the one before it of the same disease, sex, age and treatment: no pairing of all with all
  SELECT p.patient_id, lag(p.patient_id) OVER (PARTITION BY p.condition_id, p.sex, p.age_years_min, t.intervention_id ORDER BY p.patient_id) AS before_id
  FROM patients p
  JOIN claims k ON k.patient_id = p.patient_id
  JOIN treatments t ON t.claim_id = k.claim_id
  WHERE p.age_years_min = p.age_years_max AND p.standing = 'own' AND p.condition_id IS NOT NULL AND p.sex IS NOT NULL AND t.role = 'studied'
)
SELECT DISTINCT a.source_file, p.source_line, a.citekey AS subject,
  p.label || ' looks the same as ' || q.label || ' of ' || b.citekey || ': ' || p.sex || ', ' || printf('%g', p.age_years_min) || ' years, the same condition' AS message
FROM alike s
JOIN patients p ON p.patient_id = s.patient_id
JOIN patients q ON q.patient_id = s.before_id AND q.article_id <> p.article_id
JOIN articles a ON a.article_id = p.article_id
JOIN articles b ON b.article_id = q.article_id
WHERE NOT EXISTS (SELECT 1 FROM patient_links l WHERE (l.patient_id = p.patient_id AND (l.to_patient_id = q.patient_id OR l.to_article_id = q.article_id))
    OR (l.patient_id = q.patient_id AND (l.to_patient_id = p.patient_id OR l.to_article_id = p.article_id)))
ORDER BY a.citekey, p.patient_id, q.patient_id
