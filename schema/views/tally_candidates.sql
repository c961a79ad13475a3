CREATE VIEW tally_candidates AS
-- Which claims compete for a row of an answer? One row per outcome, course, adverse event and dose step that could count, notices aside.
-- Claims of one article with the same condition_id, intervention_id, item and unit are about the same row (rule R4).
SELECT
  k.claim_id,                                      -- the claim
  k.article_id,                                    -- its article
  t.condition_id,                                  -- what the course was for
  t.intervention_id,                               -- what it is credited to
  CASE k.kind
    WHEN 'outcome' THEN 'outcome ' || o.endpoint_id || CASE WHEN e.per_threshold = 1 THEN ' ' || coalesce(o.value_min, '-') ELSE '' END
    WHEN 'treatment' THEN CASE WHEN t.role = 'studied' OR t.role = 'comparator' THEN 'treated' ELSE t.role END
    WHEN 'adverse event' THEN 'event ' || v.finding
    ELSE 'dose ' || coalesce(d.dose_min, '-') || ' ' || coalesce(d.dose_max, '-') || ' ' || coalesce(d.unit, '-') || ' ' || d.per
    END AS item,                                   -- the row: endpoint and threshold, those treated, the finding, or the dose
  coalesce(g.unit, 'patients') AS unit,            -- what is counted
  k.patient_id,                                    -- the person; NULL: a group
  k.affected,                                      -- in how many it is present
  CASE k.kind WHEN 'treatment' THEN k.affected ELSE k.assessed END AS weight, -- the greatest of these stands
  coalesce(e.counted, 'ever') AS counted,          -- 'ever' or 'latest'
  coalesce(o.upper_days, o.lower_days) AS look     -- day of the look; NULL: not stated, or no outcome
FROM claims k
LEFT JOIN outcomes o ON o.claim_id = k.claim_id
LEFT JOIN endpoints e ON e.endpoint_id = o.endpoint_id
LEFT JOIN dose_steps d ON d.claim_id = k.claim_id
LEFT JOIN adverse_events v ON v.claim_id = k.claim_id
JOIN treatments t ON t.claim_id = coalesce(o.treatment_id, d.treatment_id, v.treatment_id, k.claim_id)
LEFT JOIN cohorts g ON g.cohort_id = k.cohort_id
WHERE NOT EXISTS (SELECT 1 FROM uncounted_claims u WHERE u.claim_id = k.claim_id)
