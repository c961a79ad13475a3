CREATE VIEW patient_timelines AS
-- What happened to each told-apart patient? One row per patient and claim: the patient's own, and claims about all of a group that holds the patient,
-- read down to its members (basis 'derived'). A mean or median is said of the group and never read down. Days count from the origin.
SELECT
  a.citekey,                                       -- the article
  q.patient_id,                                    -- the person
  q.label AS patient,                              -- as printed
  k.claim_id,                                      -- the claim
  k.kind,                                          -- 'characteristic', 'treatment', 'dose step', 'outcome', 'adverse event'
  coalesce(i.name, j.name, n.name, e.finding, h.name) AS what, -- treatment, endpoint, finding or trait
  coalesce(o.state, e.state, d.change, t.role) AS how, -- state, change of dose, or role; NULL: a trait
  coalesce(d.dose_min, o.value_min, h.value_min) AS value_min, -- dose or value; NULL: none stated
  coalesce(d.dose_max, o.value_max, h.value_max) AS value_max, -- dose or value; NULL: none stated or no upper bound
  coalesce(d.unit, o.unit, h.unit) AS unit,        -- its unit; NULL: none
  coalesce(o.origin, e.origin, CASE WHEN d.claim_id IS NOT NULL THEN 'treatment start' END, t.start_origin) AS origin, -- where the clock starts; NULL: not stated
  coalesce(w.lower_days, e.lower_days, d.after_days_min, t.started_after_days_min) AS lower_days, -- after this day; NULL: no lower bound
  coalesce(w.upper_days, e.upper_days, d.after_days_max, t.started_after_days_max) AS upper_days, -- not after this day; NULL: no upper bound
  CASE WHEN k.patient_id IS NULL THEN 'derived' ELSE k.basis END AS basis, -- 'derived' where it was said of all of a group
  k.said,                                          -- the claim in the curator's own words
  k.why_not_counted                                -- why it does not count; NULL: it counts
FROM patients q
JOIN articles a ON a.article_id = q.article_id
JOIN claim_counting k ON k.article_id = q.article_id
LEFT JOIN cohorts g ON g.cohort_id = k.cohort_id
LEFT JOIN treatments t ON t.claim_id = k.claim_id
LEFT JOIN interventions i ON i.intervention_id = t.intervention_id
LEFT JOIN dose_steps d ON d.claim_id = k.claim_id
LEFT JOIN treatments u ON u.claim_id = d.treatment_id
LEFT JOIN interventions j ON j.intervention_id = u.intervention_id
LEFT JOIN outcomes o ON o.claim_id = k.claim_id
LEFT JOIN outcomes w ON w.claim_id = o.claim_id AND (k.patient_id IS NOT NULL OR coalesce(w.time_statistic, 'each') = 'each')
LEFT JOIN endpoints n ON n.endpoint_id = o.endpoint_id
LEFT JOIN adverse_events e ON e.claim_id = k.claim_id
LEFT JOIN characteristics h ON h.claim_id = k.claim_id AND h.statistic = 'each'
WHERE k.restates_id IS NULL AND (k.kind <> 'characteristic' OR h.claim_id IS NOT NULL)
  AND (k.patient_id = q.patient_id
    OR (coalesce(o.value_statistic, 'each') = 'each' AND k.assessed = g.size AND k.affected = k.assessed AND (g.parent_id IS NULL
      OR EXISTS (SELECT 1 FROM cohort_patients m WHERE m.cohort_id = g.cohort_id AND m.patient_id = q.patient_id))))
