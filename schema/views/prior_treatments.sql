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
  k.locator                                        -- where in the text; NULL: not given
FROM treatments t
JOIN claims k ON k.claim_id = t.claim_id
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
  NULL,                                            -- not named
  NULL,                                            -- no class
  CASE WHEN h.name = 'prior treatments failed' THEN 'failed' END, -- NULL: not stated
  CASE WHEN h.name = 'prior treatments failed' THEN h.value_min END, -- failed in each, at least
  CASE WHEN h.name = 'prior treatments failed' THEN h.value_max END, -- failed in each, at most
  k.said,                                          -- the curator's own words
  k.locator                                        -- where
FROM characteristics h
JOIN claims k ON k.claim_id = h.claim_id
JOIN articles a ON a.article_id = k.article_id
LEFT JOIN patients p ON p.patient_id = k.patient_id
LEFT JOIN cohorts g ON g.cohort_id = k.cohort_id
WHERE (h.name = 'prior treatments failed' OR h.name = 'prior treatments') AND k.restates_id IS NULL
