CREATE VIEW time_to_response AS
-- What came of it, and how soon? One row per outcome; those without a stated time stay, with time_kind 'not stated' (restating claims only in `evidence`).
-- Days count from the origin. An event lies in (lower_days, upper_days]; for an assessment both are the days of looking; censored has no upper.
SELECT
  a.citekey,                                       -- the article
  (SELECT x.value FROM article_identifiers x WHERE x.article_id = a.article_id AND x.scheme = 'pmid') AS pmid, -- its PMID; NULL: none known
  o.claim_id,                                      -- the claim that says so
  c.name AS condition,                             -- what the course was for
  i.name AS treatment,                             -- what it is credited to; a combination is 'a + b'
  t.role,                                          -- 'studied', 'concomitant', 'rescue' or 'comparator'
  (SELECT group_concat(y.name, ' + ') FROM (
     SELECT DISTINCT j.name FROM claims z JOIN treatments u ON u.claim_id = z.claim_id JOIN interventions j ON j.intervention_id = u.intervention_id
     WHERE z.article_id = k.article_id AND z.patient_id IS k.patient_id AND z.cohort_id IS k.cohort_id
       AND (u.role = 'concomitant' OR u.role = 'rescue') AND u.claim_id <> t.claim_id
     ORDER BY j.name) y) AS combined_with,         -- concomitant and rescue treatments of the same subject; NULL: none stated
  n.name AS endpoint,                              -- what is meant
  o.origin,                                        -- where the clock starts; NULL: not stated
  coalesce(p.label, g.label) AS subject,           -- the patient, or the group
  coalesce(p.standing, g.standing) AS standing,    -- 'own', or 'retold' from another article
  coalesce(g.unit, 'patients') AS unit,            -- what is counted: 'patients', 'plaques', ...
  (SELECT group_concat(y.name, ', ') FROM (SELECT s.name FROM outcome_sites q JOIN sites s ON s.site_id = q.site_id WHERE q.outcome_id = o.claim_id ORDER BY s.name) y)
    AS site,                                       -- where; NULL: not said of a site
  o.extent,                                        -- 'whole', or 'part' of what the course treated
  k.affected,                                      -- in how many it is present; NULL: not stated
  k.assessed,                                      -- in how many it was looked for; NULL: not stated
  o.state,                                         -- 'present', 'absent', 'not reported', 'not assessed'
  o.value_min,                                     -- least value; NULL: none stated
  o.value_max,                                     -- greatest value; NULL: none stated or no upper bound
  o.time_kind,                                     -- 'event', 'assessment', 'censored', 'not stated'
  o.time_statistic,                                -- 'each', 'mean', 'median', 'range'; NULL: no time
  o.lower_days,                                    -- after this day; NULL: no lower bound
  o.upper_days,                                    -- not after this day; NULL: no upper bound
  k.said,                                          -- the claim in the curator's own words
  k.locator,                                       -- where in the text; NULL: not given
  k.via_source,                                    -- who passes it on; NULL: said at first hand
  a.text_read,                                     -- what was read of the article
  k.flagged,                                       -- 1 while a notice puts it in doubt
  k.why_not_counted IS NULL AS counted,            -- 1 if it counts
  k.why_not_counted,                               -- why it does not; NULL: it counts
  o.time_text,                                     -- when, in the words of the case file; NULL: none given
  o.value_text,                                    -- the value in the words of the case file; NULL: no value
  o.unit AS value_unit,                            -- unit of the value; NULL: none
  CASE WHEN n.per_threshold = 1 AND o.value_statistic = 'each' THEN o.value_min END AS threshold, -- least value, where the endpoint is counted apart for each; NULL: it is not
  n.kind AS endpoint_kind,                         -- 'event' (happens at a time) or 'state' (holds when looked at)
  n.at_risk,                                       -- who could have it: 'treated', 'stopped', 'restarted', 'dose changed'
  k.caution,                                       -- the curator's doubt; NULL: none
  (SELECT b.citekey FROM claim_precedence r JOIN claims f ON f.claim_id = r.before_id JOIN articles b ON b.article_id = f.article_id
   WHERE r.claim_id = k.claim_id AND r.why = k.why_not_counted AND NOT EXISTS (SELECT 1 FROM excluded_claims x WHERE x.claim_id = r.before_id)
   ORDER BY r.before_id LIMIT 1) AS counted_in     -- the article whose claim is counted instead; NULL: it counts, or none does
FROM outcomes o
JOIN claim_counting k ON k.claim_id = o.claim_id
JOIN treatments t ON t.claim_id = o.treatment_id
JOIN interventions i ON i.intervention_id = t.intervention_id
JOIN conditions c ON c.condition_id = t.condition_id
JOIN endpoints n ON n.endpoint_id = o.endpoint_id
JOIN articles a ON a.article_id = k.article_id
LEFT JOIN patients p ON p.patient_id = k.patient_id
LEFT JOIN cohorts g ON g.cohort_id = k.cohort_id
WHERE k.restates_id IS NULL
