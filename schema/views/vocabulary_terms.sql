CREATE VIEW vocabulary_terms AS
-- By which words is a term known? One row per name and per synonym.
SELECT
  'conditions' AS vocabulary,                      -- 'conditions', 'interventions', 'endpoints', 'sites'
  c.name,                                          -- the term used in answers
  c.name AS word                                   -- a word that means it: its name or a synonym
FROM conditions c
UNION ALL SELECT 'conditions', c.name, s.synonym FROM conditions c JOIN condition_synonyms s ON s.condition_id = c.condition_id
UNION ALL SELECT 'interventions', i.name, i.name FROM interventions i
UNION ALL SELECT 'interventions', i.name, s.synonym FROM interventions i JOIN intervention_synonyms s ON s.intervention_id = i.intervention_id
UNION ALL SELECT 'endpoints', e.name, e.name FROM endpoints e
UNION ALL SELECT 'endpoints', e.name, s.synonym FROM endpoints e JOIN endpoint_synonyms s ON s.endpoint_id = e.endpoint_id
UNION ALL SELECT 'sites', t.name, t.name FROM sites t
UNION ALL SELECT 'sites', t.name, s.synonym FROM sites t JOIN site_synonyms s ON s.site_id = t.site_id
