CREATE VIEW told_apart_patients AS
-- Who is told apart, and what is said of them once and for all? One row per patient of an article.
SELECT
  a.citekey,                                       -- the article
  p.patient_id,                                    -- the person
  p.label AS patient,                              -- as printed
  p.standing,                                      -- 'own', or 'retold' (another article's patient)
  c.name AS condition,                             -- NULL: not stated
  p.sex,                                           -- 'female', 'male' or as stated; NULL: not stated
  p.age_years_min,                                 -- least age; NULL: not stated
  p.age_years_max,                                 -- greatest age; NULL: not stated or no upper bound
  (SELECT group_concat(y.other, '; ') FROM (
    SELECT l.to_citekey || coalesce(' ' || l.to_label, '') || ' (' || l.certainty || ')' AS other FROM patient_links l WHERE l.patient_id = p.patient_id
    UNION
    SELECT b.citekey || ' ' || q.label || ' (' || m.certainty || ')' FROM patient_links m JOIN patients q ON q.patient_id = m.patient_id
      JOIN articles b ON b.article_id = q.article_id WHERE m.to_patient_id = p.patient_id
    ORDER BY 1) y) AS same_as,                     -- where else the person is told of, certainly or possibly; NULL: nowhere that is known
  a.status                                         -- of the article: 'final' or 'draft'
FROM patients p
JOIN articles a ON a.article_id = p.article_id
LEFT JOIN conditions c ON c.condition_id = p.condition_id
