CREATE VIEW dose_titration AS
-- What dose, and how was it raised? One row per dose step of a course (stops are not shown; restating claims only in `evidence`).
-- Days count from the start of the course.
SELECT
  a.citekey,                                       -- the article
  (SELECT x.value FROM article_identifiers x WHERE x.article_id = a.article_id AND x.scheme = 'pmid') AS pmid, -- its PMID; NULL: none known
  d.claim_id,                                      -- the claim that says so
  c.name AS condition,                             -- what the course was for
  i.name AS treatment,                             -- what was given
  t.role,                                          -- 'studied', 'concomitant', 'rescue' or 'comparator'
  coalesce(p.label, g.label) AS subject,           -- the patient, or the group
  coalesce(p.standing, g.standing) AS standing,    -- 'own', or 'retold' from another article
  k.affected,                                      -- how many took this dose; NULL: not stated
  k.assessed,                                      -- of how many; NULL: not stated
  d.step,                                          -- order within the course, from 1; parallel doses share a number
  d.change,                                        -- 'start', 'increase', 'decrease', 'temporary increase', 'restart', 'as needed', 'as reported'
  d.dose_min,                                      -- least dose of one intake, in `unit`; NULL: not stated
  d.dose_max,                                      -- greatest dose of one intake, in `unit`; NULL: not stated
  d.unit,                                          -- unit of the dose; NULL: no figure
  d.frequency,                                     -- how often, in words; NULL: not stated
  d.daily_dose_min,                                -- least dose a day, in `unit`; NULL: not stated or given less than daily
  d.daily_dose_max,                                -- greatest dose a day, in `unit`; NULL: not stated or given less than daily
  d.after_days_min,                                -- began not before this day; NULL: not stated
  d.after_days_max,                                -- began not after this day; NULL: not stated
  k.said,                                          -- the claim in the curator's own words
  k.locator,                                       -- where in the text; NULL: not given
  k.via_source,                                    -- who passes it on; NULL: said at first hand
  a.text_read,                                     -- what was read of the article
  k.flagged,                                       -- 1 while a notice puts it in doubt
  k.why_not_counted IS NULL AS counted,            -- 1 if it counts
  k.why_not_counted,                               -- why it does not; NULL: it counts
  d.per,                                           -- what one figure is for: 'dose', 'area', 'session', ...
  d.dose_text,                                     -- the dose in the words of the case file; NULL: none given
  d.time_text,                                     -- when, in the words of the case file; NULL: none given
  k.caution,                                       -- the curator's doubt; NULL: none
  coalesce(g.unit, 'patients') AS counted_unit,    -- what affected and assessed count: 'patients', 'plaques', ...
  (SELECT b.citekey FROM claim_precedence r JOIN claims f ON f.claim_id = r.before_id JOIN articles b ON b.article_id = f.article_id
   WHERE r.claim_id = k.claim_id AND r.why = k.why_not_counted AND NOT EXISTS (SELECT 1 FROM excluded_claims x WHERE x.claim_id = r.before_id)
   ORDER BY r.before_id LIMIT 1) AS counted_in,    -- the article whose claim is counted instead; NULL: it counts, or none does
  k.patient_id,                                    -- the person; NULL: a group
  d.treatment_id                                   -- the claim of the course
FROM dose_steps d
JOIN claim_counting k ON k.claim_id = d.claim_id
JOIN treatments t ON t.claim_id = d.treatment_id
JOIN interventions i ON i.intervention_id = t.intervention_id
JOIN conditions c ON c.condition_id = t.condition_id
JOIN articles a ON a.article_id = k.article_id
LEFT JOIN patients p ON p.patient_id = k.patient_id
LEFT JOIN cohorts g ON g.cohort_id = k.cohort_id
WHERE d.change <> 'stop' AND k.restates_id IS NULL
