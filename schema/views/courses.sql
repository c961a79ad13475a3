CREATE VIEW courses AS
-- Which courses are told of, whoever had them and whether they count? One row per course of any role, restating ones left out.
SELECT
  a.citekey,                                       -- the article
  k.claim_id,                                      -- the claim of the course
  c.name AS condition,                             -- what it was for
  i.name AS treatment,                             -- what was given
  t.role,                                          -- 'studied', 'prior', 'concomitant', 'rescue', 'comparator'
  coalesce(p.label, g.label) AS subject,           -- the patient, or the group
  k.patient_id,                                    -- the person; NULL: a group
  coalesce(p.standing, g.standing) AS standing,    -- 'own', or 'retold' from another article
  coalesce(g.unit, 'patients') AS unit,            -- what is counted
  k.affected,                                      -- how many took it; NULL: not stated
  k.assessed,                                      -- of how many; NULL: not stated
  (SELECT w.size FROM cohorts w WHERE w.article_id = a.article_id AND w.parent_id IS NULL AND w.unit = 'patients') AS people, -- everybody in the article; NULL: not stated
  t.result,                                        -- of a prior course: 'failed', 'partial', 'helped', 'relapsed', 'intolerant', 'unclear'; NULL: not stated
  (SELECT CASE WHEN sum(e.state = 'present' AND coalesce(y.affected, 1) > 0) > 0 THEN 'seen' WHEN sum(e.state = 'present' OR e.state = 'absent') > 0 THEN 'none seen'
      WHEN sum(e.state = 'not assessed') > 0 THEN 'not assessed' WHEN count(*) > 0 THEN 'not reported' END
   FROM adverse_events e JOIN claims y ON y.claim_id = e.claim_id
   WHERE e.treatment_id = t.claim_id AND y.restates_id IS NULL AND y.overruled_by_id IS NULL
     AND NOT EXISTS (SELECT 1 FROM excluded_claims x WHERE x.claim_id = y.claim_id)
  ) AS adverse_events,                             -- 'seen', 'none seen' (looked or asked for some), 'not assessed', 'not reported'; NULL: nothing entered
  k.said,                                          -- the claim in the curator's own words
  k.locator,                                       -- where in the text; NULL: not given
  k.via_source,                                    -- who passes it on; NULL: said at first hand
  k.caution,                                       -- the curator's doubt; NULL: none
  k.flagged,                                       -- 1 while a notice puts it in doubt
  k.why_not_counted IS NULL AS counted,            -- 1 if it counts among those treated; a prior course never does
  k.why_not_counted,                               -- why it does not; NULL: it counts
  (SELECT b.citekey FROM claim_precedence r JOIN claims f ON f.claim_id = r.before_id JOIN articles b ON b.article_id = f.article_id
   WHERE r.claim_id = k.claim_id AND r.why = k.why_not_counted AND NOT EXISTS (SELECT 1 FROM excluded_claims x WHERE x.claim_id = r.before_id)
   ORDER BY r.before_id LIMIT 1) AS counted_in     -- the article whose claim is counted instead; NULL: it counts, or none does
FROM treatments t
JOIN claim_counting k ON k.claim_id = t.claim_id
JOIN interventions i ON i.intervention_id = t.intervention_id
JOIN conditions c ON c.condition_id = t.condition_id
JOIN articles a ON a.article_id = k.article_id
LEFT JOIN patients p ON p.patient_id = k.patient_id
LEFT JOIN cohorts g ON g.cohort_id = k.cohort_id
WHERE k.restates_id IS NULL
