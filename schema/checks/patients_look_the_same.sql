-- severity: note
-- why: one person told of in two articles counts once, if the files say that it is one person
-- repair: same as: KEY / LABEL (possible) at one of them, or leave it when they are two
SELECT a.source_file, p.source_line, a.citekey AS subject,
  p.label || ' looks the same as ' || q.label || ' of ' || b.citekey || ': ' || p.sex || ', ' || printf('%g', p.age_years_min) || ' years, the same condition' AS message
FROM patients p
JOIN patients q ON q.condition_id = p.condition_id AND q.sex = p.sex AND q.age_years_min = p.age_years_min AND q.age_years_max = p.age_years_max
  AND q.article_id < p.article_id
JOIN articles a ON a.article_id = p.article_id
JOIN articles b ON b.article_id = q.article_id
WHERE p.age_years_min = p.age_years_max AND p.standing = 'own' AND q.standing = 'own'
  AND EXISTS (SELECT 1 FROM claims k JOIN treatments t ON t.claim_id = k.claim_id
    JOIN claims l ON l.patient_id = q.patient_id JOIN treatments u ON u.claim_id = l.claim_id AND u.intervention_id = t.intervention_id
    WHERE k.patient_id = p.patient_id AND t.role = 'studied' AND u.role = 'studied')
  AND NOT EXISTS (SELECT 1 FROM patient_links l WHERE (l.patient_id = p.patient_id AND (l.to_patient_id = q.patient_id OR l.to_article_id = q.article_id))
    OR (l.patient_id = q.patient_id AND (l.to_patient_id = p.patient_id OR l.to_article_id = p.article_id)))
ORDER BY a.citekey, p.patient_id, q.patient_id
