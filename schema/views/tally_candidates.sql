CREATE VIEW tally_candidates AS
-- Which claims compete for a row of an answer? One row per outcome, course, adverse event and dose step that could count, notices aside.
-- Claims of one article with the same condition_id, intervention_id, item and unit are about the same row (rule R4).
SELECT
  k.claim_id,                                      -- the claim
  k.article_id,                                    -- its article
  t.condition_id,                                  -- what the course was for
  t.intervention_id,                               -- what it is credited to
  'outcome ' || o.endpoint_id || CASE WHEN e.per_threshold = 1 THEN ' ' || coalesce(o.value_min, '-') ELSE '' END AS item, -- the row: endpoint and threshold
  coalesce(g.unit, 'patients') AS unit,            -- what is counted
  k.patient_id,                                    -- the person; NULL: a group
  k.cohort_id,                                     -- the group; NULL: a person
  k.affected,                                      -- in how many it is present
  k.assessed AS weight,                            -- what the greatest of stands
  e.counted,                                       -- 'ever' or 'latest'
  coalesce(o.upper_days, o.lower_days) AS look     -- day of the look; NULL: not stated
FROM claims k
JOIN outcomes o ON o.claim_id = k.claim_id
JOIN endpoints e ON e.endpoint_id = o.endpoint_id
JOIN treatments t ON t.claim_id = o.treatment_id
LEFT JOIN cohorts g ON g.cohort_id = k.cohort_id
WHERE NOT EXISTS (SELECT 1 FROM uncounted_claims u WHERE u.claim_id = k.claim_id)
UNION ALL
SELECT
  k.claim_id,                                      -- the claim
  k.article_id,                                    -- its article
  t.condition_id,                                  -- what the course was for
  t.intervention_id,                               -- what was given
  CASE WHEN t.role = 'studied' OR t.role = 'comparator' THEN 'treated' ELSE t.role END, -- the row: those treated
  coalesce(g.unit, 'patients'),                    -- what is counted
  k.patient_id,                                    -- the person
  k.cohort_id,                                     -- the group
  k.affected,                                      -- how many took it
  k.affected,                                      -- the greatest number treated stands
  'ever',                                          -- a course once taken stays taken
  NULL                                             -- no look
FROM claims k
JOIN treatments t ON t.claim_id = k.claim_id
LEFT JOIN cohorts g ON g.cohort_id = k.cohort_id
WHERE NOT EXISTS (SELECT 1 FROM uncounted_claims u WHERE u.claim_id = k.claim_id)
UNION ALL
SELECT
  k.claim_id,                                      -- the claim
  k.article_id,                                    -- its article
  t.condition_id,                                  -- what the course was for
  t.intervention_id,                               -- what was given
  'event ' || e.finding,                           -- the row: the finding
  coalesce(g.unit, 'patients'),                    -- what is counted
  k.patient_id,                                    -- the person
  k.cohort_id,                                     -- the group
  k.affected,                                      -- in how many it is present
  k.assessed,                                      -- the greatest assessed stands
  'ever',                                          -- a harm once had stays had
  NULL                                             -- no look
FROM claims k
JOIN adverse_events e ON e.claim_id = k.claim_id
JOIN treatments t ON t.claim_id = e.treatment_id
LEFT JOIN cohorts g ON g.cohort_id = k.cohort_id
WHERE NOT EXISTS (SELECT 1 FROM uncounted_claims u WHERE u.claim_id = k.claim_id)
UNION ALL
SELECT
  k.claim_id,                                      -- the claim
  k.article_id,                                    -- its article
  t.condition_id,                                  -- what the course was for
  t.intervention_id,                               -- what was given
  'dose ' || coalesce(d.dose_min, '-') || ' ' || coalesce(d.dose_max, '-') || ' ' || coalesce(d.unit, '-') || ' ' || d.per, -- the row: the dose
  coalesce(g.unit, 'patients'),                    -- what is counted
  k.patient_id,                                    -- the person
  k.cohort_id,                                     -- the group
  k.affected,                                      -- how many took it
  k.assessed,                                      -- of how many
  'ever',                                          -- a dose once taken stays taken
  NULL                                             -- no look
FROM claims k
JOIN dose_steps d ON d.claim_id = k.claim_id
JOIN treatments t ON t.claim_id = d.treatment_id
LEFT JOIN cohorts g ON g.cohort_id = k.cohort_id
WHERE NOT EXISTS (SELECT 1 FROM uncounted_claims u WHERE u.claim_id = k.claim_id)
