CREATE VIEW term_claims AS
-- Which claims name a term of the vocabulary? One row per term and claim. Treatments and conditions are named by courses, endpoints by outcomes, sites by
-- courses, outcomes, adverse events and characteristics.
SELECT
  'conditions' AS vocabulary,                      -- 'conditions', 'interventions', 'endpoints', 'sites'
  t.condition_id AS term_id,                       -- the term's key in that table
  t.claim_id,                                      -- the claim that names it
  k.article_id                                     -- its article
FROM treatments t JOIN claims k ON k.claim_id = t.claim_id
UNION ALL SELECT 'interventions', t.intervention_id, t.claim_id, k.article_id FROM treatments t JOIN claims k ON k.claim_id = t.claim_id
UNION ALL SELECT 'endpoints', o.endpoint_id, o.claim_id, k.article_id FROM outcomes o JOIN claims k ON k.claim_id = o.claim_id
UNION ALL SELECT 'sites', s.site_id, s.treatment_id, k.article_id FROM treatment_sites s JOIN claims k ON k.claim_id = s.treatment_id
UNION ALL SELECT 'sites', s.site_id, s.outcome_id, k.article_id FROM outcome_sites s JOIN claims k ON k.claim_id = s.outcome_id
UNION ALL SELECT 'sites', e.site_id, e.claim_id, k.article_id
  FROM adverse_events e JOIN claims k ON k.claim_id = e.claim_id WHERE e.site_id IS NOT NULL
UNION ALL SELECT 'sites', h.site_id, h.claim_id, k.article_id
  FROM characteristics h JOIN claims k ON k.claim_id = h.claim_id WHERE h.site_id IS NOT NULL
