CREATE VIEW treated AS
-- How many were treated? One row per condition, treatment and unit, over articles; own subjects, each counted once.
SELECT
  c.name AS condition,                             -- what the courses were for
  i.name AS treatment,                             -- what was given
  s.unit,                                          -- what is counted
  count(DISTINCT s.article_id) AS articles,        -- articles that tell of them
  sum(s.affected) AS treated                       -- how many took it
FROM treated_subjects s
JOIN interventions i ON i.intervention_id = s.intervention_id
JOIN conditions c ON c.condition_id = s.condition_id
GROUP BY c.name, i.name, s.unit
