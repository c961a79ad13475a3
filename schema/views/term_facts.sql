CREATE VIEW term_facts AS
-- What is known of each term of the vocabulary? One row per term.
WITH uses AS (SELECT vocabulary, term_id, count(*) AS claims FROM term_claims GROUP BY vocabulary, term_id)
SELECT
  'conditions' AS vocabulary,                      -- 'conditions', 'interventions', 'endpoints', 'sites'
  c.name,                                          -- the term used in answers
  (SELECT group_concat(s.synonym, '; ') FROM (SELECT synonym FROM condition_synonyms WHERE condition_id = c.condition_id ORDER BY synonym) s)
    AS synonyms,                                   -- other words for it, parted by '; '; NULL: none
  (SELECT group_concat(s.scheme || ':' || s.code, '; ') FROM
    (SELECT scheme, code FROM condition_codes WHERE condition_id = c.condition_id ORDER BY scheme, code) s)
    AS codes,                                      -- in other systems, 'MONDO:0008218', parted by '; '; NULL: none
  NULL AS belongs_to,                              -- the class of an intervention, the site that holds a site; NULL: none recorded
  NULL AS components,                              -- of a combination, parted by '; '; NULL: it is none
  NULL AS daily_dose_min,                          -- least plausible daily dose; NULL: not recorded
  NULL AS daily_dose_max,                          -- greatest plausible daily dose; NULL: not recorded
  NULL AS daily_dose_unit,                         -- unit of both; NULL: not recorded
  NULL AS kind,                                    -- of an endpoint: 'event' or 'state'; NULL: no endpoint
  NULL AS family,                                  -- of an endpoint: 'response', 'loss', ...; NULL: no endpoint
  NULL AS counted,                                 -- of an endpoint: 'ever' or 'latest'; NULL: no endpoint
  NULL AS at_risk,                                 -- of an endpoint: who could have it; NULL: no endpoint
  NULL AS per_threshold,                           -- of an endpoint: 1 counted apart for each threshold, 0 not; NULL: no endpoint
  coalesce(u.claims, 0) AS claims,                 -- how many claims name it (view term_claims)
  c.origin                                         -- 'seed', 'curator', or 'derived' (several terms of one group or combination)
FROM conditions c LEFT JOIN uses u ON u.vocabulary = 'conditions' AND u.term_id = c.condition_id
UNION ALL
SELECT 'interventions', i.name,
  (SELECT group_concat(s.synonym, '; ') FROM (SELECT synonym FROM intervention_synonyms WHERE intervention_id = i.intervention_id ORDER BY synonym) s),
  (SELECT group_concat(s.scheme || ':' || s.code, '; ') FROM
    (SELECT scheme, code FROM intervention_codes WHERE intervention_id = i.intervention_id ORDER BY scheme, code) s),
  p.name,
  (SELECT group_concat(s.name, '; ') FROM (SELECT q.name FROM intervention_components m JOIN interventions q ON q.intervention_id = m.component_id
    WHERE m.intervention_id = i.intervention_id ORDER BY q.name) s),
  i.daily_dose_min, i.daily_dose_max, i.daily_dose_unit, NULL, NULL, NULL, NULL, NULL, coalesce(u.claims, 0), i.origin
FROM interventions i
LEFT JOIN interventions p ON p.intervention_id = i.class_id
LEFT JOIN uses u ON u.vocabulary = 'interventions' AND u.term_id = i.intervention_id
UNION ALL
SELECT 'endpoints', n.name,
  (SELECT group_concat(s.synonym, '; ') FROM (SELECT synonym FROM endpoint_synonyms WHERE endpoint_id = n.endpoint_id ORDER BY synonym) s),
  (SELECT group_concat(s.scheme || ':' || s.code, '; ') FROM
    (SELECT scheme, code FROM endpoint_codes WHERE endpoint_id = n.endpoint_id ORDER BY scheme, code) s),
  NULL, NULL, NULL, NULL, NULL, n.kind, n.family, n.counted, n.at_risk, n.per_threshold, coalesce(u.claims, 0), n.origin
FROM endpoints n LEFT JOIN uses u ON u.vocabulary = 'endpoints' AND u.term_id = n.endpoint_id
UNION ALL
SELECT 'sites', t.name,
  (SELECT group_concat(s.synonym, '; ') FROM (SELECT synonym FROM site_synonyms WHERE site_id = t.site_id ORDER BY synonym) s),
  (SELECT group_concat(s.scheme || ':' || s.code, '; ') FROM (SELECT scheme, code FROM site_codes WHERE site_id = t.site_id ORDER BY scheme, code) s),
  p.name, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, coalesce(u.claims, 0), t.origin
FROM sites t
LEFT JOIN sites p ON p.site_id = t.part_of_id
LEFT JOIN uses u ON u.vocabulary = 'sites' AND u.term_id = t.site_id
