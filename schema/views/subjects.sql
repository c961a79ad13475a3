CREATE VIEW subjects AS
-- Whom is a claim about? One row per claim about a patient or a group; hides which of the two it is.
SELECT
  k.claim_id,                                      -- the claim
  coalesce(p.label, g.label) AS subject,           -- the patient, or the group
  coalesce(g.unit, 'patients') AS unit,            -- what is counted
  CASE WHEN p.patient_id IS NOT NULL THEN 1 ELSE g.size END AS size, -- how many the subject is; NULL: not stated
  c.name AS condition,                             -- the subject's condition; NULL: not stated, or members have several
  k.patient_id,                                    -- the person; NULL: a group
  coalesce(p.standing, g.standing) AS standing     -- 'own', or 'retold' from another article
FROM claims k
LEFT JOIN patients p ON p.patient_id = k.patient_id
LEFT JOIN cohorts g ON g.cohort_id = k.cohort_id
LEFT JOIN conditions c ON c.condition_id = coalesce(p.condition_id, g.condition_id)
WHERE k.kind <> 'background'
