CREATE VIEW course_lengths AS
-- How long was each course, as far as it is said? One row per statement on length of a studied or compared course: of the whole course ('course': its last
-- stop, or nothing known of it), or of a step of it ('step': how long, until when or how often; 'stop'; 'restart'). Days count from the start of the course
-- (restating claims only in `evidence`). NULL in `stopped_days_min` and `_max` of a course: not stopped, or not stated.
SELECT
  a.citekey,                                       -- the article
  k.claim_id,                                      -- the claim that says so
  c.name AS condition,                             -- what the course was for
  i.name AS treatment,                             -- what was given
  t.role,                                          -- 'studied' or 'comparator'
  t.claim_id AS treatment_id,                      -- the claim of the course
  coalesce(p.label, g.label) AS subject,           -- the patient, or the group
  k.patient_id,                                    -- the person; NULL: a group
  coalesce(p.standing, g.standing) AS standing,    -- 'own', or 'retold' from another article
  coalesce(g.unit, 'patients') AS unit,            -- what is counted
  k.affected,                                      -- in how many; NULL: not stated
  k.assessed,                                      -- of how many; NULL: not stated
  CASE WHEN d.change = 'stop' OR d.change = 'restart' THEN d.change ELSE 'step' END AS kind, -- 'course', 'step', 'stop', 'restart'
  d.step,                                          -- order within the course, from 1; NULL: the whole course
  CASE WHEN d.change = 'stop' THEN d.after_days_min ELSE d.until_days_min END AS stopped_days_min, -- stopped, or the step ended, not before; NULL: not stated or not stopped
  CASE WHEN d.change = 'stop' THEN d.after_days_max ELSE d.until_days_max END AS stopped_days_max, -- stopped, or the step ended, not after; NULL: not stated or not stopped
  d.lasted_days_min,                               -- how long at this step, at least; NULL: not stated
  d.lasted_days_max,                               -- how long at this step, at most; NULL: not stated
  d.repeats_min,                                   -- sessions or fractions, at least; NULL: not stated
  d.repeats_max,                                   -- sessions or fractions, at most; NULL: not stated
  d.time_text,                                     -- when it began (a step: also when it was stopped), in the words of the case file; NULL: none given
  d.reason,                                        -- why it was stopped or changed; NULL: not stated or not stopped
  k.said,                                          -- the claim in the curator's own words
  k.locator,                                       -- where in the text; NULL: not given
  k.via_source,                                    -- who passes it on; NULL: said at first hand
  k.caution,                                       -- the curator's doubt; NULL: none
  k.flagged,                                       -- 1 while a notice puts it in doubt
  k.why_not_counted IS NULL AS counted,            -- 1 if it counts
  k.why_not_counted                                -- why it does not; NULL: it counts
FROM dose_steps d
JOIN claim_counting k ON k.claim_id = d.claim_id
JOIN treatments t ON t.claim_id = d.treatment_id
JOIN interventions i ON i.intervention_id = t.intervention_id
JOIN conditions c ON c.condition_id = t.condition_id
JOIN articles a ON a.article_id = k.article_id
LEFT JOIN patients p ON p.patient_id = k.patient_id
LEFT JOIN cohorts g ON g.cohort_id = k.cohort_id
WHERE (t.role = 'studied' OR t.role = 'comparator') AND k.restates_id IS NULL
  AND (d.change = 'stop' OR d.change = 'restart' OR d.until_days_min IS NOT NULL OR d.until_days_max IS NOT NULL
    OR d.lasted_days_min IS NOT NULL OR d.lasted_days_max IS NOT NULL OR d.repeats_min IS NOT NULL OR d.repeats_max IS NOT NULL)
UNION ALL
SELECT
  a.citekey,
  k.claim_id,
  c.name,
  i.name,
  t.role,
  t.claim_id,
  coalesce(p.label, g.label),
  k.patient_id,
  coalesce(p.standing, g.standing),
  coalesce(g.unit, 'patients'),
  k.affected,
  k.assessed,
  'course',
  NULL,
  t.stopped_after_days_min,
  t.stopped_after_days_max,
  NULL,
  NULL,
  NULL,
  NULL,
  t.start_text,
  t.stop_reason,
  k.said,
  k.locator,
  k.via_source,
  k.caution,
  k.flagged,
  k.why_not_counted IS NULL,
  k.why_not_counted
FROM treatments t
JOIN claim_counting k ON k.claim_id = t.claim_id
JOIN interventions i ON i.intervention_id = t.intervention_id
JOIN conditions c ON c.condition_id = t.condition_id
JOIN articles a ON a.article_id = k.article_id
LEFT JOIN patients p ON p.patient_id = k.patient_id
LEFT JOIN cohorts g ON g.cohort_id = k.cohort_id
WHERE (t.role = 'studied' OR t.role = 'comparator') AND k.restates_id IS NULL
