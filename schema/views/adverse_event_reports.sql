CREATE VIEW adverse_event_reports AS
-- What harm was seen, looked for and not seen, or not spoken of? One row per adverse event of a studied or compared course, as one article says it
-- (restating claims only in `evidence`). Days count from the origin.
SELECT
  a.citekey,                                       -- the article
  e.claim_id,                                      -- the claim that says so
  c.name AS condition,                             -- what the course was for
  i.name AS treatment,                             -- what was given
  t.role,                                          -- 'studied' or 'comparator'
  t.claim_id AS treatment_id,                      -- the claim of the course
  coalesce(p.label, g.label) AS subject,           -- the patient, or the group
  k.patient_id,                                    -- the person; NULL: a group
  coalesce(p.standing, g.standing) AS standing,    -- 'own', or 'retold' from another article
  coalesce(g.unit, 'patients') AS unit,            -- what is counted
  e.finding,                                       -- 'nausea'; 'any adverse event', 'any serious ...', 'any other ...', 'any significant ...'
  e.state,                                         -- 'present', 'absent' (looked for), 'not reported', 'not assessed'
  k.affected,                                      -- in how many it is present; NULL: not stated
  k.assessed,                                      -- in how many it was looked for; NULL: not stated
  e.severity,                                      -- as said; NULL: not stated
  e.serious,                                       -- 1 serious, 0 said not to be; NULL: not stated
  e.fatal,                                         -- 1 fatal, 0 said not to be; NULL: not stated
  e.attribution,                                   -- to what the authors lay it, as said; NULL: not stated
  e.led_to,                                        -- 'stopping', 'dose reduction', 'admission', 'death'; NULL: nothing stated
  e.time_kind,                                     -- 'event', 'assessment', 'censored', 'not stated'
  e.origin,                                        -- where the clock starts; NULL: not stated
  e.lower_days,                                    -- after this day; NULL: no lower bound
  e.upper_days,                                    -- not after this day; NULL: no upper bound
  e.time_text,                                     -- when, in the words of the case file; NULL: none given
  e.lasted_days_min,                               -- how long it lasted, at least; NULL: not stated
  e.lasted_days_max,                               -- how long it lasted, at most; NULL: not stated
  s.name AS site,                                  -- where; NULL: not stated
  k.said,                                          -- the claim in the curator's own words
  k.locator,                                       -- where in the text; NULL: not given
  k.via_source,                                    -- who passes it on; NULL: said at first hand
  a.text_read,                                     -- what was read of the article
  k.caution,                                       -- the curator's doubt; NULL: none
  k.flagged,                                       -- 1 while a notice puts it in doubt
  k.why_not_counted IS NULL AS counted,            -- 1 if it counts
  k.why_not_counted,                               -- why it does not; NULL: it counts
  (SELECT b.citekey FROM claim_precedence r JOIN claims f ON f.claim_id = r.before_id JOIN articles b ON b.article_id = f.article_id
   WHERE r.claim_id = k.claim_id AND r.why = k.why_not_counted AND NOT EXISTS (SELECT 1 FROM excluded_claims x WHERE x.claim_id = r.before_id)
   ORDER BY r.before_id LIMIT 1) AS counted_in -- the article whose claim is counted instead; NULL: it counts, or none does
FROM adverse_events e
JOIN claim_counting k ON k.claim_id = e.claim_id
JOIN treatments t ON t.claim_id = e.treatment_id
JOIN interventions i ON i.intervention_id = t.intervention_id
JOIN conditions c ON c.condition_id = t.condition_id
JOIN articles a ON a.article_id = k.article_id
LEFT JOIN patients p ON p.patient_id = k.patient_id
LEFT JOIN cohorts g ON g.cohort_id = k.cohort_id
LEFT JOIN sites s ON s.site_id = e.site_id
WHERE (t.role = 'studied' OR t.role = 'comparator') AND k.restates_id IS NULL
