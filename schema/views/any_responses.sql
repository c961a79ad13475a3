CREATE VIEW any_responses AS
-- Who responded in any way? One row per article, condition, treatment and unit: the derived endpoint 'any response' (rule R5).
-- Present if an endpoint of the family response or maintenance is present, absent if 'no response' is. Told per patient where that covers as many as
-- the best count of a group; for a group its own response count goes before the complement of 'no response'.
-- Counts travel as assessed * 1000000 + affected, so that one max() finds the greatest assessed, then the greatest affected.
SELECT
  c.name AS condition,                             -- what the courses were for
  i.name AS treatment,                             -- what was given
  w.article_id,                                    -- the article
  w.unit,                                          -- what is counted
  w.count_code % 1000000 AS affected,              -- how many responded; NULL: the article does not say
  w.count_code / 1000000 AS assessed,              -- of how many it is known; NULL: the article does not say
  w.condition_id,                                  -- what the courses were for
  w.intervention_id,                               -- what was given
  a.citekey                                        -- the article, as in its case file
FROM (
  SELECT
    t.condition_id AS condition_id,                -- what the courses were for
    t.intervention_id AS intervention_id,          -- what was given
    y.article_id AS article_id,                    -- the article
    coalesce(h.unit, 'patients') AS unit,          -- what is counted
    (SELECT CASE WHEN count(s.responded) >= coalesce(max(s.group_count), 0) / 1000000 THEN count(s.responded) * 1000000 + sum(s.responded)
        ELSE max(s.group_count) END                -- NULL: nothing is known
     FROM (
       SELECT
         CASE WHEN k.patient_id IS NOT NULL THEN
           max(CASE WHEN n.family <> 'no response' THEN CASE WHEN k.affected = 1 THEN 1 END WHEN k.affected = 1 THEN 0 END) END AS responded, -- 1, 0; NULL: not known, or a group
         CASE WHEN k.patient_id IS NULL THEN
           coalesce(max(CASE WHEN n.family <> 'no response' AND k.affected > 0 THEN k.assessed * 1000000 + k.affected END),
             max(CASE WHEN n.family = 'no response' THEN k.assessed * 1000000 + k.assessed - k.affected END)) END AS group_count -- NULL: a person, or nothing known
       FROM claim_counting k
       JOIN outcomes o ON o.claim_id = k.claim_id
       JOIN endpoints n ON n.endpoint_id = o.endpoint_id
       JOIN treatments u ON u.claim_id = o.treatment_id
       LEFT JOIN cohorts g ON g.cohort_id = k.cohort_id
       WHERE k.article_id = y.article_id AND +u.condition_id = t.condition_id AND +u.intervention_id = t.intervention_id -- '+': through the article, never through all courses of the treatment
         AND (u.role = 'studied' OR u.role = 'comparator') AND coalesce(g.unit, 'patients') = coalesce(h.unit, 'patients')
         AND (n.family = 'response' OR n.family = 'maintenance' OR n.family = 'no response')
         AND (k.why_not_counted IS NULL OR k.why_not_counted = 'another tally')
       GROUP BY k.patient_id
     ) s) AS count_code                            -- NULL: the article does not say
  FROM treatments t
  JOIN claim_counting y ON y.claim_id = t.claim_id
  LEFT JOIN cohorts h ON h.cohort_id = y.cohort_id
  WHERE (t.role = 'studied' OR t.role = 'comparator') AND y.why_not_counted IS NULL
    AND NOT EXISTS (                               -- the first such course speaks for the article
      SELECT 1 FROM claims e JOIN treatments f ON f.claim_id = e.claim_id JOIN claim_counting d ON d.claim_id = e.claim_id
        LEFT JOIN cohorts b ON b.cohort_id = e.cohort_id
      WHERE e.article_id = y.article_id AND e.claim_id < t.claim_id AND +f.condition_id = t.condition_id AND +f.intervention_id = t.intervention_id
        AND (f.role = 'studied' OR f.role = 'comparator') AND d.why_not_counted IS NULL
        AND coalesce(b.unit, 'patients') = coalesce(h.unit, 'patients'))
) w
JOIN interventions i ON i.intervention_id = w.intervention_id
JOIN conditions c ON c.condition_id = w.condition_id
JOIN articles a ON a.article_id = w.article_id
