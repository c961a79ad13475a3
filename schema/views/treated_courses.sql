CREATE VIEW treated_courses AS
-- Who was treated, course by course? One row per course that counts: own subjects, each once. These are the people that `treated` adds up.
SELECT
  a.citekey,                                       -- the article
  c.name AS condition,                             -- what the course was for
  i.name AS treatment,                             -- what was given
  t.role,                                          -- 'studied' or 'comparator'
  coalesce(p.label, g.label) AS subject,           -- the patient, or the group
  s.unit,                                          -- what is counted
  s.affected,                                      -- how many took it
  k.patient_id,                                    -- the person; NULL: a group
  s.claim_id AS treatment_id                       -- the claim of the course
FROM treated_subjects s
JOIN treatments t ON t.claim_id = s.claim_id
JOIN claims k ON k.claim_id = s.claim_id
JOIN interventions i ON i.intervention_id = s.intervention_id
JOIN conditions c ON c.condition_id = s.condition_id
JOIN articles a ON a.article_id = s.article_id
LEFT JOIN patients p ON p.patient_id = k.patient_id
LEFT JOIN cohorts g ON g.cohort_id = k.cohort_id
