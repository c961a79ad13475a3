-- Which claims count (rules R1 to R16), derived for the articles from :first_article_id to :last_article_id, each by itself: one, or many at once. What is written here is shown as `counted` and
-- `why_not_counted` through the view claim_counting, which adds what the notices say. `casebook verify` derives everything anew and compares.

DELETE FROM response_facts WHERE (condition_id, intervention_id, endpoint_id, claim_id) IN (
  SELECT t.condition_id, t.intervention_id, o.endpoint_id, o.claim_id
  FROM claims k JOIN outcomes o ON o.claim_id = k.claim_id JOIN treatments t ON t.claim_id = o.treatment_id
  WHERE k.article_id BETWEEN :first_article_id AND :last_article_id);
DELETE FROM claim_precedence WHERE article_id BETWEEN :first_article_id AND :last_article_id;
DELETE FROM uncounted_claims WHERE article_id BETWEEN :first_article_id AND :last_article_id;

-- What never counts, whatever the notices say. The first reason that holds is the one shown.
INSERT INTO uncounted_claims(claim_id, article_id, why)
SELECT claim_id, article_id, why FROM (
  SELECT k.claim_id, k.article_id, CASE
    WHEN a.status = 'draft' THEN 'draft'
    WHEN k.restates_id IS NOT NULL THEN 'restates'                                            -- R3
    WHEN coalesce(p.standing, g.standing) = 'retold' THEN 'retold'                            -- R7
    WHEN t.role = 'prior' THEN 'prior course'                                                 -- R14
    WHEN k.overruled_by_id IS NOT NULL THEN 'overruled'                                       -- R13
    WHEN k.via_source IS NOT NULL AND EXISTS (                                                -- R7: the article itself is not silent
      SELECT 1 FROM claims f
      LEFT JOIN outcomes fo ON fo.claim_id = f.claim_id
      LEFT JOIN dose_steps fd ON fd.claim_id = f.claim_id
      LEFT JOIN adverse_events fe ON fe.claim_id = f.claim_id
      LEFT JOIN treatments ft ON ft.claim_id = coalesce(fo.treatment_id, fd.treatment_id, fe.treatment_id)
      WHERE f.article_id = k.article_id AND f.kind = k.kind AND f.via_source IS NULL AND f.restates_id IS NULL
        AND ft.intervention_id = t.intervention_id
        AND ((fo.endpoint_id = o.endpoint_id AND (fo.state = 'present' OR fo.state = 'absent'))
          OR (fd.claim_id IS NOT NULL AND fd.dose_max IS NOT NULL)
          OR (fe.finding = e.finding AND fe.state <> 'not reported'))) THEN 'said at first hand'
    WHEN o.time_kind = 'assessment' AND o.upper_days = 0 THEN 'baseline'                      -- R11
    WHEN o.extent = 'part' THEN 'part of the treated area'                                    -- R9
    WHEN coalesce(o.value_statistic, h.statistic, 'each') <> 'each' THEN 'group statistic'    -- R1, R6
    WHEN k.affected IS NULL OR k.assessed IS NULL OR k.assessed = 0 THEN 'no count'           -- R1, R2
    END AS why
  FROM claims k
  JOIN articles a ON a.article_id = k.article_id
  LEFT JOIN patients p ON p.patient_id = k.patient_id
  LEFT JOIN cohorts g ON g.cohort_id = k.cohort_id
  LEFT JOIN characteristics h ON h.claim_id = k.claim_id
  LEFT JOIN outcomes o ON o.claim_id = k.claim_id
  LEFT JOIN dose_steps d ON d.claim_id = k.claim_id
  LEFT JOIN adverse_events e ON e.claim_id = k.claim_id
  LEFT JOIN treatments t ON t.claim_id = coalesce(o.treatment_id, d.treatment_id, e.treatment_id, k.claim_id)
  WHERE k.article_id BETWEEN :first_article_id AND :last_article_id)
WHERE why IS NOT NULL;

-- R4: one tally a row and article. The claim with the greatest `assessed` stands (of courses: the greatest number treated), at a tie the patients' own
-- rows before a group's; among equals 'ever' takes the greatest `affected`, 'latest' the last look. Dose steps are no tally: each stands.
INSERT INTO claim_precedence(claim_id, before_id, article_id, why)
WITH ranked AS (
  SELECT *, row_number() OVER (
    PARTITION BY article_id, condition_id, intervention_id, item, unit, coalesce(patient_id, 0)
    ORDER BY weight DESC, CASE WHEN counted = 'latest' THEN look END DESC, CASE WHEN counted = 'ever' THEN affected END DESC, claim_id) AS place
  FROM tally_candidates WHERE article_id BETWEEN :first_article_id AND :last_article_id AND item NOT LIKE 'dose %'
),
tallies AS (
  SELECT article_id, condition_id, intervention_id, item, unit,
    sum(CASE WHEN patient_id IS NOT NULL AND place = 1 THEN 1 ELSE 0 END) AS told_apart,
    coalesce(max(CASE WHEN patient_id IS NULL THEN weight END), 0) AS in_group
  FROM ranked GROUP BY article_id, condition_id, intervention_id, item, unit
)
SELECT loser.claim_id, winner.claim_id, loser.article_id, 'another tally'
FROM ranked loser
JOIN ranked winner USING (article_id, condition_id, intervention_id, item, unit)
JOIN tallies USING (article_id, condition_id, intervention_id, item, unit)
WHERE (coalesce(loser.patient_id, 0) = coalesce(winner.patient_id, 0) AND winner.place < loser.place)
  OR (winner.place = 1 AND loser.patient_id IS NULL AND winner.patient_id IS NOT NULL AND told_apart >= in_group)
  OR (winner.place = 1 AND loser.patient_id IS NOT NULL AND winner.patient_id IS NULL AND told_apart < in_group);

-- R8: a person who is, certainly or possibly, also another article's counts once a row; the row of the larger article stays (at a tie the one loaded
-- first). A link from either side will do; a link that names no person there means any claim of that article.
INSERT OR IGNORE INTO claim_precedence(claim_id, before_id, article_id, why)
SELECT mine.claim_id, theirs.claim_id, same.article_id, 'possibly the same patient'
FROM (
  SELECT p.article_id AS article_id, l.patient_id AS patient_id, coalesce(q.article_id, l.to_article_id) AS other_article_id, l.to_patient_id AS other_patient_id
  FROM patients p JOIN patient_links l ON l.patient_id = p.patient_id LEFT JOIN patients q ON q.patient_id = l.to_patient_id
  WHERE p.article_id BETWEEN :first_article_id AND :last_article_id
  UNION
  SELECT p.article_id, l.to_patient_id, q.article_id, l.patient_id
  FROM patients p JOIN patient_links l ON l.to_patient_id = p.patient_id JOIN patients q ON q.patient_id = l.patient_id
  WHERE p.article_id BETWEEN :first_article_id AND :last_article_id
) same
JOIN tally_candidates mine ON mine.article_id = same.article_id AND mine.patient_id = same.patient_id
JOIN tally_candidates theirs ON theirs.article_id = same.other_article_id AND theirs.condition_id = mine.condition_id
  AND theirs.intervention_id = mine.intervention_id AND theirs.item = mine.item AND theirs.unit = mine.unit
  AND (theirs.patient_id IS NULL OR same.other_patient_id IS NULL OR theirs.patient_id = same.other_patient_id)
JOIN cohorts mine_all ON mine_all.article_id = same.article_id AND mine_all.parent_id IS NULL
JOIN cohorts their_all ON their_all.article_id = same.other_article_id AND their_all.parent_id IS NULL
WHERE same.other_article_id <> same.article_id
  AND (coalesce(their_all.size, 0), -their_all.article_id) > (coalesce(mine_all.size, 0), -mine_all.article_id);

-- Leagues read the counted outcomes from here, clustered; flags are subtracted on reading.
INSERT INTO response_facts(condition_id, intervention_id, endpoint_id, claim_id, affected, assessed)
SELECT t.condition_id, t.intervention_id, o.endpoint_id, o.claim_id, k.affected, k.assessed
FROM claims k
JOIN outcomes o ON o.claim_id = k.claim_id
JOIN treatments t ON t.claim_id = o.treatment_id
LEFT JOIN cohorts g ON g.cohort_id = k.cohort_id
WHERE k.article_id BETWEEN :first_article_id AND :last_article_id AND coalesce(g.unit, 'patients') = 'patients' AND (t.role = 'studied' OR t.role = 'comparator')
  AND NOT EXISTS (SELECT 1 FROM uncounted_claims u WHERE u.claim_id = k.claim_id)
  AND NOT EXISTS (SELECT 1 FROM claim_precedence r WHERE r.claim_id = k.claim_id)
ORDER BY t.condition_id, t.intervention_id, o.endpoint_id, o.claim_id;
