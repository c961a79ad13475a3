CREATE VIEW vocabulary_codes AS
-- Which codes of other systems does a term have? One row per term and code.
SELECT
  'conditions' AS vocabulary,                      -- 'conditions', 'interventions', 'endpoints', 'sites'
  c.name,                                          -- the term used in answers
  k.scheme,                                        -- 'MONDO', 'OMIM', 'CHEBI', 'ATC', ...
  k.code                                           -- without the scheme: '0008218'
FROM conditions c
JOIN condition_codes k ON k.condition_id = c.condition_id
UNION ALL SELECT 'interventions', i.name, k.scheme, k.code FROM interventions i JOIN intervention_codes k ON k.intervention_id = i.intervention_id
UNION ALL SELECT 'endpoints', e.name, k.scheme, k.code FROM endpoints e JOIN endpoint_codes k ON k.endpoint_id = e.endpoint_id
UNION ALL SELECT 'sites', s.name, k.scheme, k.code FROM sites s JOIN site_codes k ON k.site_id = s.site_id
