CREATE VIEW treated_subjects AS
-- Whom do denominators count as treated? One row per course that counts: own subjects, each once; prior, concomitant and rescue courses are not in it.
SELECT
  t.claim_id,                                      -- the claim of the course
  t.condition_id,                                  -- what it was for
  t.intervention_id,                               -- what was given
  k.article_id,                                    -- the article
  coalesce(g.unit, 'patients') AS unit,            -- what is counted
  k.affected                                       -- how many took it
FROM treatments t
JOIN claim_counting k ON k.claim_id = t.claim_id
LEFT JOIN cohorts g ON g.cohort_id = k.cohort_id
WHERE k.why_not_counted IS NULL AND (t.role = 'studied' OR t.role = 'comparator')
