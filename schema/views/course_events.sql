CREATE VIEW course_events AS
-- What happened in each course, and when? One row per start, dose step, stop, restart, outcome and harm of a studied or compared course.
-- The subject is the claim's own: a group's course may have an outcome of one of its patients. Days count from the origin
-- (restating claims only in `evidence`).
SELECT
  a.citekey,                                       -- the article
  c.name AS condition,                             -- what the course was for
  i.name AS treatment,                             -- what was given
  t.role,                                          -- 'studied' or 'comparator'
  t.claim_id AS treatment_id,                      -- the claim of the course
  k.patient_id,                                    -- the person of this claim; NULL: a group
  coalesce(p.label, g.label) AS subject,           -- whom this claim is about: the patient, or the group
  coalesce(p.standing, g.standing) AS standing,    -- 'own', or 'retold' from another article
  coalesce(g.unit, 'patients') AS unit,            -- what is counted: 'patients', 'plaques', ...
  k.claim_id,                                      -- the claim that says so
  CASE WHEN d.change = 'stop' THEN 'stop' ELSE 'dose step' END AS kind, -- 'dose step', 'stop', 'end', 'outcome', 'adverse event'
  d.change AS what,                                -- change of dose, endpoint, finding; of an end: the reason; NULL: not stated
  NULL AS family,                                  -- of an outcome: 'response', 'loss', 'rechallenge', ...; NULL: no outcome
  'present' AS state,                              -- 'present', 'absent' (looked for), 'not reported', 'not assessed'
  k.affected,                                      -- in how many; NULL: not stated
  k.assessed,                                      -- of how many; NULL: not stated
  d.dose_min,                                      -- least dose of one intake, in dose_unit; NULL: not stated, or no dose
  d.dose_max,                                      -- greatest dose of one intake; NULL: not stated, or no dose
  d.unit AS dose_unit,                             -- unit of the dose; NULL: no figure
  d.per,                                           -- what one figure is for: 'dose', 'area', 'session', ...; NULL: no dose
  d.frequency,                                     -- how often, in words; NULL: not stated
  d.step,                                          -- order within the course, from 1; NULL: no dose step
  CASE WHEN d.after_days_min IS NULL AND d.after_days_max IS NULL THEN 'not stated' ELSE 'event' END AS time_kind, -- 'event', 'assessment', 'censored', 'not stated'
  CASE WHEN d.after_days_min IS NULL AND d.after_days_max IS NULL THEN NULL ELSE 'each' END AS time_statistic, -- 'each', 'mean', 'median', 'range'; NULL: no time
  'treatment start' AS origin,                     -- where the clock starts; NULL: not stated
  d.after_days_min AS lower_days,                  -- after (a dose step: not before) this day; NULL: no lower bound
  d.after_days_max AS upper_days,                  -- not after this day; NULL: no upper bound
  d.time_text,                                     -- when, in the words of the case file; NULL: none given
  k.said,                                          -- the claim in the curator's own words
  k.flagged,                                       -- 1 while a notice puts it in doubt
  k.why_not_counted IS NULL AS counted,            -- 1 if it counts
  k.why_not_counted                                -- why it does not; NULL: it counts
FROM dose_steps d
JOIN treatments t ON t.claim_id = d.treatment_id
JOIN claim_counting k ON k.claim_id = d.claim_id
JOIN interventions i ON i.intervention_id = t.intervention_id
JOIN conditions c ON c.condition_id = t.condition_id
JOIN articles a ON a.article_id = k.article_id
LEFT JOIN patients p ON p.patient_id = k.patient_id
LEFT JOIN cohorts g ON g.cohort_id = k.cohort_id
WHERE (t.role = 'studied' OR t.role = 'comparator') AND k.restates_id IS NULL
UNION ALL
SELECT
  a.citekey,                                       -- the article
  c.name,                                          -- what the course was for
  i.name,                                          -- what was given
  t.role,                                          -- 'studied' or 'comparator'
  t.claim_id,                                      -- the claim of the course
  k.patient_id,                                    -- the person
  coalesce(p.label, g.label),                      -- the patient, or the group
  coalesce(p.standing, g.standing),                -- 'own' or 'retold'
  coalesce(g.unit, 'patients'),                    -- what is counted
  k.claim_id,                                      -- the claim of the course itself
  'end',                                           -- the course, and its last stop where one is stated
  t.stop_reason,                                   -- why it was stopped
  NULL,                                            -- no outcome
  'present',                                       -- it was given
  k.affected,                                      -- how many took it
  k.assessed,                                      -- of how many
  NULL,                                            -- no dose
  NULL,                                            -- no dose
  NULL,                                            -- no dose
  NULL,                                            -- no dose
  NULL,                                            -- no dose
  NULL,                                            -- no step
  CASE WHEN t.stopped_after_days_min IS NULL AND t.stopped_after_days_max IS NULL THEN 'not stated' ELSE 'event' END, -- of the last stop
  CASE WHEN t.stopped_after_days_min IS NULL AND t.stopped_after_days_max IS NULL THEN NULL ELSE 'each' END, -- of the last stop
  'treatment start',                               -- its clock
  t.stopped_after_days_min,                        -- not before; NULL: not stated or not stopped
  t.stopped_after_days_max,                        -- not after
  NULL,                                            -- no words
  k.said,                                          -- the curator's own words
  k.flagged,                                       -- in doubt
  k.why_not_counted IS NULL,                       -- 1 if it counts
  k.why_not_counted                                -- why it does not
FROM treatments t
JOIN claim_counting k ON k.claim_id = t.claim_id
JOIN interventions i ON i.intervention_id = t.intervention_id
JOIN conditions c ON c.condition_id = t.condition_id
JOIN articles a ON a.article_id = k.article_id
LEFT JOIN patients p ON p.patient_id = k.patient_id
LEFT JOIN cohorts g ON g.cohort_id = k.cohort_id
WHERE (t.role = 'studied' OR t.role = 'comparator') AND k.restates_id IS NULL
UNION ALL
SELECT
  a.citekey,                                       -- the article
  c.name,                                          -- what the course was for
  i.name,                                          -- what it is credited to
  t.role,                                          -- 'studied' or 'comparator'
  t.claim_id,                                      -- the claim of the course
  k.patient_id,                                    -- the person
  coalesce(p.label, g.label),                      -- the patient, or the group
  coalesce(p.standing, g.standing),                -- 'own' or 'retold'
  coalesce(g.unit, 'patients'),                    -- what is counted
  k.claim_id,                                      -- the claim
  'outcome',                                       -- what came of it
  n.name,                                          -- the endpoint
  n.family,                                        -- its family
  o.state,                                         -- its state
  k.affected,                                      -- in how many
  k.assessed,                                      -- of how many
  NULL,                                            -- no dose
  NULL,                                            -- no dose
  NULL,                                            -- no dose
  NULL,                                            -- no dose
  NULL,                                            -- no dose
  NULL,                                            -- no step
  CASE WHEN o.time_kind = 'event' AND n.kind = 'state' THEN 'assessment' ELSE o.time_kind END, -- a state is looked at
  o.time_statistic,                                -- of the time
  CASE WHEN o.origin_treatment_id IS NULL THEN o.origin ELSE 'start of another course' END, -- its clock
  o.lower_days,                                    -- after this day
  o.upper_days,                                    -- not after this day
  o.time_text,                                     -- the words
  k.said,                                          -- the curator's own words
  k.flagged,                                       -- in doubt
  k.why_not_counted IS NULL,                       -- 1 if it counts
  k.why_not_counted                                -- why it does not
FROM outcomes o
JOIN treatments t ON t.claim_id = o.treatment_id
JOIN claim_counting k ON k.claim_id = o.claim_id
JOIN endpoints n ON n.endpoint_id = o.endpoint_id
JOIN interventions i ON i.intervention_id = t.intervention_id
JOIN conditions c ON c.condition_id = t.condition_id
JOIN articles a ON a.article_id = k.article_id
LEFT JOIN patients p ON p.patient_id = k.patient_id
LEFT JOIN cohorts g ON g.cohort_id = k.cohort_id
WHERE (t.role = 'studied' OR t.role = 'comparator') AND k.restates_id IS NULL
UNION ALL
SELECT
  a.citekey,                                       -- the article
  c.name,                                          -- what the course was for
  i.name,                                          -- what was given
  t.role,                                          -- 'studied' or 'comparator'
  t.claim_id,                                      -- the claim of the course
  k.patient_id,                                    -- the person
  coalesce(p.label, g.label),                      -- the patient, or the group
  coalesce(p.standing, g.standing),                -- 'own' or 'retold'
  coalesce(g.unit, 'patients'),                    -- what is counted
  k.claim_id,                                      -- the claim
  'adverse event',                                 -- a harm
  e.finding,                                       -- what it was
  NULL,                                            -- no outcome
  e.state,                                         -- its state
  k.affected,                                      -- in how many
  k.assessed,                                      -- of how many
  NULL,                                            -- no dose
  NULL,                                            -- no dose
  NULL,                                            -- no dose
  NULL,                                            -- no dose
  NULL,                                            -- no dose
  NULL,                                            -- no step
  e.time_kind,                                     -- of its time
  CASE WHEN e.time_kind <> 'not stated' THEN 'each' END, -- of its time
  e.origin,                                        -- its clock
  e.lower_days,                                    -- after this day
  e.upper_days,                                    -- not after this day
  e.time_text,                                     -- the words
  k.said,                                          -- the curator's own words
  k.flagged,                                       -- in doubt
  k.why_not_counted IS NULL,                       -- 1 if it counts
  k.why_not_counted                                -- why it does not
FROM adverse_events e
JOIN treatments t ON t.claim_id = e.treatment_id
JOIN claim_counting k ON k.claim_id = e.claim_id
JOIN interventions i ON i.intervention_id = t.intervention_id
JOIN conditions c ON c.condition_id = t.condition_id
JOIN articles a ON a.article_id = k.article_id
LEFT JOIN patients p ON p.patient_id = k.patient_id
LEFT JOIN cohorts g ON g.cohort_id = k.cohort_id
WHERE (t.role = 'studied' OR t.role = 'comparator') AND k.restates_id IS NULL
