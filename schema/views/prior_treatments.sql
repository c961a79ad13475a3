CREATE VIEW prior_treatments AS
-- What had been tried before? One row per named drug or class and subject, and one with treatment NULL per count of unnamed ones.
SELECT
  a.citekey,                                       -- the article
  k.claim_id,                                      -- the claim that says so
  k.patient_id,                                    -- the person; NULL: a group
  coalesce(p.label, g.label) AS subject,           -- the patient, or the group
  k.affected,                                      -- how many had it; NULL: not stated
  k.assessed,                                      -- of how many; NULL: not stated
  i.name AS treatment,                             -- what was given; NULL: not named
  j.name AS class,                                 -- its class; NULL: none recorded
  t.result AS result,                              -- 'failed', 'partial', 'helped', 'relapsed', 'intolerant', 'unclear'; NULL: not stated
  CASE WHEN t.result = 'failed' THEN 1 END AS failed_min, -- treatments failed in each, at least; NULL: not stated
  CASE WHEN t.result = 'failed' THEN 1 END AS failed_max, -- treatments failed in each, at most; NULL: not stated or no upper bound
  k.said,                                          -- the claim in the curator's own words
  k.locator,                                       -- where in the text; NULL: not given
  coalesce(p.standing, g.standing) AS standing,    -- 'own', or 'retold' from another article
  coalesce(g.unit, 'patients') AS unit,            -- what is counted
  (WITH RECURSIVE above(id, class_id, depth) AS (
     SELECT x.intervention_id, x.class_id, 1 FROM interventions x WHERE x.intervention_id = i.class_id
     UNION SELECT y.intervention_id, y.class_id, above.depth + 1 FROM above JOIN interventions y ON y.intervention_id = above.class_id WHERE above.depth < 9)
   SELECT group_concat(y.name, '; ') FROM (SELECT z.name FROM above JOIN interventions z ON z.intervention_id = above.id ORDER BY above.depth) y) AS classes, -- its class and the classes that hold it, nearest first, parted by '; '; NULL: none recorded
  k.via_source,                                    -- who passes it on; NULL: said at first hand
  k.caution,                                       -- the curator's doubt; NULL: none
  k.flagged,                                       -- 1 while a notice puts it in doubt
  CASE WHEN k.why_not_counted <> 'prior course' THEN k.why_not_counted
    WHEN EXISTS (SELECT 1 FROM excluded_claims x WHERE x.claim_id = k.claim_id)
      THEN coalesce((SELECT n.why FROM unasked_claims n WHERE n.claim_id = k.claim_id), 'flagged')
    WHEN k.overruled_by_id IS NOT NULL THEN 'overruled'
    WHEN k.affected IS NULL OR k.assessed IS NULL THEN 'no count' END IS NULL AS counted, -- 1 if it counts among those who had it before; it is in no response rate
  CAST(CASE WHEN k.why_not_counted <> 'prior course' THEN k.why_not_counted
    WHEN EXISTS (SELECT 1 FROM excluded_claims x WHERE x.claim_id = k.claim_id)
      THEN coalesce((SELECT n.why FROM unasked_claims n WHERE n.claim_id = k.claim_id), 'flagged')
    WHEN k.overruled_by_id IS NOT NULL THEN 'overruled'
    WHEN k.affected IS NULL OR k.assessed IS NULL THEN 'no count' END AS TEXT) AS why_not_counted -- why it does not; NULL: it counts
FROM treatments t
JOIN claim_counting k ON k.claim_id = t.claim_id
JOIN interventions i ON i.intervention_id = t.intervention_id
JOIN articles a ON a.article_id = k.article_id
LEFT JOIN interventions j ON j.intervention_id = i.class_id
LEFT JOIN patients p ON p.patient_id = k.patient_id
LEFT JOIN cohorts g ON g.cohort_id = k.cohort_id
WHERE t.role = 'prior' AND k.restates_id IS NULL
UNION ALL
SELECT
  a.citekey,                                       -- the article
  k.claim_id,                                      -- the claim
  k.patient_id,                                    -- the person; NULL: a group
  coalesce(p.label, g.label),                      -- the patient, or the group
  k.affected,                                      -- how many
  k.assessed,                                      -- of how many
  CAST(NULL AS TEXT),                              -- not named (columns of both halves are of one type: else a list of articles is looked up after all rows were made)
  CAST(NULL AS TEXT),                              -- no class
  CAST(CASE WHEN h.name = 'prior treatments failed' THEN 'failed' END AS TEXT), -- NULL: not stated
  CASE WHEN h.name = 'prior treatments failed' THEN h.value_min END, -- failed in each, at least
  CASE WHEN h.name = 'prior treatments failed' THEN h.value_max END, -- failed in each, at most
  k.said,                                          -- the curator's own words
  k.locator,                                       -- where
  coalesce(p.standing, g.standing),                -- 'own' or 'retold'
  coalesce(g.unit, 'patients'),                    -- what is counted
  NULL,                                            -- no class
  k.via_source,                                    -- who passes it on
  k.caution,                                       -- the curator's doubt
  k.flagged,                                       -- in doubt
  k.why_not_counted IS NULL,                       -- 1 if it counts
  CAST(k.why_not_counted AS TEXT)                  -- why it does not
FROM characteristics h
JOIN claim_counting k ON k.claim_id = h.claim_id
JOIN articles a ON a.article_id = k.article_id
LEFT JOIN patients p ON p.patient_id = k.patient_id
LEFT JOIN cohorts g ON g.cohort_id = k.cohort_id
WHERE (h.name = 'prior treatments failed' OR h.name = 'prior treatments') AND k.restates_id IS NULL
