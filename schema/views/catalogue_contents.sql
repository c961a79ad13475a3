CREATE VIEW catalogue_contents AS
-- How much is in the catalogue? One row per thing counted, and per kind of it.
SELECT
  1 AS place,                                      -- the order in which `casebook status` lists
  'articles' AS item,                              -- what is counted
  a.text_read AS detail,                           -- which of them: how much was read, the kind, the vocabulary; NULL: all
  count(*) AS number                               -- how many
FROM articles a WHERE a.design <> 'notice' GROUP BY a.text_read
UNION ALL SELECT 2, 'patients', 'told apart', count(*) FROM patients
UNION ALL SELECT 3, 'claims', k.kind, count(*) FROM claims k GROUP BY k.kind
UNION ALL SELECT 4, 'notices', e.kind, count(*) FROM errata e GROUP BY e.kind
UNION ALL SELECT 4, 'records of notices', NULL, count(*) FROM articles a WHERE a.design = 'notice' HAVING count(*) > 0
UNION ALL SELECT 5, 'treatments', 'studied', count(DISTINCT t.intervention_id) FROM treatments t WHERE t.role = 'studied'
UNION ALL SELECT 6, 'vocabulary', 'conditions', count(*) FROM conditions
UNION ALL SELECT 6, 'vocabulary', 'endpoints', count(*) FROM endpoints
UNION ALL SELECT 6, 'vocabulary', 'interventions', count(*) FROM interventions
UNION ALL SELECT 6, 'vocabulary', 'sites', count(*) FROM sites
