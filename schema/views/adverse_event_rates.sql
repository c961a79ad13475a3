CREATE VIEW adverse_event_rates AS
-- Which harms, in how many of how many? One row per condition, treatment, finding and unit, over articles.
-- 'Not reported' means that the text is silent: it is never a 0.
SELECT
  c.name AS condition,                             -- what the courses were for
  i.name AS treatment,                             -- what was given
  e.finding,                                       -- what was seen or looked for
  coalesce(g.unit, 'patients') AS unit,            -- what is counted
  count(DISTINCT CASE WHEN k.why_not_counted IS NULL THEN k.article_id END) AS articles, -- articles with a count
  sum(CASE WHEN k.why_not_counted IS NULL THEN k.affected END) AS affected, -- in how many it is present; NULL: no article gives a count
  sum(CASE WHEN k.why_not_counted IS NULL THEN k.assessed END) AS assessed, -- in how many it was looked for; NULL: no article gives a count
  CAST(sum(CASE WHEN k.why_not_counted IS NULL THEN k.affected END) AS REAL)
    / sum(CASE WHEN k.why_not_counted IS NULL THEN k.assessed END) AS share, -- affected / assessed; NULL: no count
  (SELECT sum(y.affected) FROM treated_subjects y WHERE y.condition_id = t.condition_id AND y.intervention_id = t.intervention_id
     AND y.unit = coalesce(g.unit, 'patients'))
    AS treated,                                    -- own subjects of that unit treated; NULL: not known in that unit
  (SELECT sum(y.affected) FROM treated_subjects y WHERE y.condition_id = t.condition_id AND y.intervention_id = t.intervention_id
     AND y.unit = coalesce(g.unit, 'patients'))
    - coalesce(sum(CASE WHEN k.why_not_counted IS NULL THEN k.assessed END), 0) AS not_reported, -- treated, but nothing counted is said of them; NULL: not known in that unit
  count(DISTINCT CASE WHEN e.state = 'not reported' THEN k.article_id END) AS articles_not_reported, -- articles that are silent
  count(DISTINCT CASE WHEN e.state = 'not assessed' THEN k.article_id END) AS articles_not_assessed -- articles that did not look
FROM adverse_events e
JOIN claim_counting k ON k.claim_id = e.claim_id
JOIN treatments t ON t.claim_id = e.treatment_id
JOIN interventions i ON i.intervention_id = t.intervention_id
JOIN conditions c ON c.condition_id = t.condition_id
LEFT JOIN cohorts g ON g.cohort_id = k.cohort_id
WHERE (t.role = 'studied' OR t.role = 'comparator') AND (k.why_not_counted IS NULL OR k.why_not_counted = 'no count')
GROUP BY c.name, i.name, e.finding, coalesce(g.unit, 'patients')
