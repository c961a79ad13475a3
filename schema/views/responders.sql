CREATE VIEW responders AS
-- Which of the told-apart patients responded? One row per patient and studied treatment, from the patient's own claims and from claims about all of a
-- group that holds the patient (read down to its members: derived; a mean or median of the group is nobody's own). Looks before treatment do not enter.
SELECT
  a.citekey,                                       -- the article
  q.patient_id,                                    -- the person
  q.label AS patient,                              -- as printed
  c.name AS condition,                             -- what the course was for
  i.name AS treatment,                             -- what was given
  CASE WHEN max(n.family IN ('response', 'maintenance') AND k.affected > 0) THEN 1
    WHEN max(n.family = 'no response' AND k.affected > 0) THEN 0 END AS any_response, -- 1, 0; NULL: not known
  CASE WHEN max(n.name = 'clinical resolution' AND k.affected > 0) THEN 1
    WHEN max(n.name = 'clinical resolution' AND k.affected = 0) THEN 0 END AS cleared, -- 1, 0; NULL: not known
  q.standing = 'own' AND min(y.why_not_counted) IS NULL AS counted -- 1 if the patient counts
FROM patients q
JOIN articles a ON a.article_id = q.article_id
JOIN claim_counting y ON y.article_id = q.article_id AND y.kind = 'treatment'
JOIN treatments t ON t.claim_id = y.claim_id
JOIN interventions i ON i.intervention_id = t.intervention_id
JOIN conditions c ON c.condition_id = t.condition_id
LEFT JOIN cohorts h ON h.cohort_id = y.cohort_id
LEFT JOIN outcomes o ON o.treatment_id = t.claim_id AND o.extent = 'whole' AND (o.time_kind <> 'assessment' OR coalesce(o.upper_days, 1) <> 0)
  AND EXISTS (
    SELECT 1 FROM claims z LEFT JOIN cohorts g ON g.cohort_id = z.cohort_id
    WHERE z.claim_id = o.claim_id AND z.restates_id IS NULL AND z.overruled_by_id IS NULL
      AND NOT EXISTS (SELECT 1 FROM excluded_claims x WHERE x.claim_id = z.claim_id)
      AND (z.patient_id = q.patient_id
        OR (coalesce(o.value_statistic, 'each') = 'each' AND z.assessed = g.size AND (z.affected = z.assessed OR z.affected = 0) AND (g.parent_id IS NULL
          OR EXISTS (SELECT 1 FROM cohort_patients m WHERE m.cohort_id = g.cohort_id AND m.patient_id = q.patient_id)))))
LEFT JOIN claims k ON k.claim_id = o.claim_id
LEFT JOIN endpoints n ON n.endpoint_id = o.endpoint_id
WHERE (t.role = 'studied' OR t.role = 'comparator') AND y.restates_id IS NULL
  AND (y.patient_id = q.patient_id
    OR (y.affected = y.assessed AND y.assessed = h.size AND (h.parent_id IS NULL
      OR EXISTS (SELECT 1 FROM cohort_patients m WHERE m.cohort_id = h.cohort_id AND m.patient_id = q.patient_id))))
GROUP BY a.citekey, q.patient_id, q.label, c.name, i.name, q.standing
