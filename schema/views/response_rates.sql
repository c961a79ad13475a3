CREATE VIEW response_rates AS
-- In how many of how many? One row per condition, treatment, endpoint, threshold and unit, over articles; and one derived row 'any response'.
-- Only counted claims enter affected and assessed: one tally an article, a patient once. Endpoints do not add up.
SELECT
  r.condition,                                     -- what the courses were for
  r.treatment,                                     -- what it is credited to
  r.endpoint,                                      -- what is meant; 'any response' is derived
  r.threshold,                                     -- least value counted ('>= 80' of percent clearance); NULL: the endpoint has none
  r.unit,                                          -- what is counted: 'patients', 'plaques', ...
  r.articles,                                      -- articles with a count
  r.affected,                                      -- in how many it is present; NULL: no article gives a count
  r.assessed,                                      -- in how many it was looked for; NULL: no article gives a count
  CAST(r.affected AS REAL) / r.assessed AS share,  -- affected / assessed; NULL: no count
  r.treated,                                       -- own subjects of that unit treated, over all articles; NULL: not known in that unit
  CASE WHEN r.at_risk = 'treated' THEN r.treated - coalesce(r.assessed, 0) END AS not_reported, -- treated but not reported on; NULL: not known who was at risk
  r.articles_without_count                         -- articles that speak of it without a count
FROM (
  SELECT
    c.name AS condition,                           -- what the courses were for
    i.name AS treatment,                           -- what it is credited to
    n.name AS endpoint,                            -- what is meant
    n.at_risk AS at_risk,                          -- who could have it
    CASE WHEN n.per_threshold = 1 AND o.value_statistic = 'each' THEN o.value_min END AS threshold, -- NULL: none
    coalesce(g.unit, 'patients') AS unit,          -- what is counted
    count(DISTINCT CASE WHEN k.why_not_counted IS NULL THEN k.article_id END) AS articles, -- with a count
    sum(CASE WHEN k.why_not_counted IS NULL THEN k.affected END) AS affected, -- NULL: none
    sum(CASE WHEN k.why_not_counted IS NULL THEN k.assessed END) AS assessed, -- NULL: none
    (SELECT sum(y.affected) FROM treated_subjects y WHERE y.condition_id = t.condition_id AND y.intervention_id = t.intervention_id
       AND y.unit = coalesce(g.unit, 'patients')) AS treated, -- NULL: not known in that unit
    count(DISTINCT k.article_id) - count(DISTINCT CASE WHEN k.why_not_counted IS NULL THEN k.article_id END) AS articles_without_count -- without
  FROM outcomes o
  JOIN claim_counting k ON k.claim_id = o.claim_id
  JOIN endpoints n ON n.endpoint_id = o.endpoint_id
  JOIN treatments t ON t.claim_id = o.treatment_id
  JOIN interventions i ON i.intervention_id = t.intervention_id
  JOIN conditions c ON c.condition_id = t.condition_id
  LEFT JOIN cohorts g ON g.cohort_id = k.cohort_id
  WHERE (t.role = 'studied' OR t.role = 'comparator') AND (o.state = 'present' OR o.state = 'absent')
    AND (k.why_not_counted IS NULL OR k.why_not_counted = 'no count' OR k.why_not_counted = 'group statistic')
  GROUP BY c.name, i.name, n.name, CASE WHEN n.per_threshold = 1 AND o.value_statistic = 'each' THEN o.value_min END, coalesce(g.unit, 'patients')
  UNION ALL
  SELECT
    x.condition,                                   -- what the courses were for
    x.treatment,                                   -- what it is credited to
    'any response',                                -- derived
    'treated',                                     -- who could have it
    NULL,                                          -- no threshold
    x.unit,                                        -- what is counted
    count(*),                                      -- articles
    sum(x.affected),                               -- how many responded
    sum(x.assessed),                               -- of how many
    (SELECT sum(y.affected) FROM treated_subjects y WHERE y.condition_id = x.condition_id AND y.intervention_id = x.intervention_id
       AND y.unit = x.unit),                       -- NULL: not known in that unit
    0                                              -- none without a count
  FROM any_responses x
  WHERE x.assessed > 0
  GROUP BY x.condition, x.treatment, x.unit
) r
