CREATE VIEW claim_identities AS
-- What is a claim recognised by when its case file has changed? One row per claim.
SELECT
  k.claim_id,                                      -- the claim
  k.article_id,                                    -- its article
  a.citekey,                                       -- the article's short name
  k.kind,                                          -- what kind of claim
  coalesce(p.label, g.label) AS subject,           -- the patient, or the group; NULL: background
  CASE k.kind
    WHEN 'characteristic' THEN h.name || ' ' || h.statistic || ' ' || coalesce(s.name, '')
    WHEN 'treatment' THEN i.name || ' ' || CASE WHEN i.origin = 'derived' THEN '' ELSE t.role || ' ' || coalesce(t.name, '') END
    WHEN 'dose step' THEN d.treatment_id || ' ' || d.step || ' ' || coalesce(d.dose_text, '')
    WHEN 'outcome' THEN o.treatment_id || ' ' || n.name || ' ' || coalesce(o.time_text, '')
    WHEN 'adverse event' THEN e.treatment_id || ' ' || e.finding
    ELSE k.topic END AS about,                     -- what it is about
  k.said,                                          -- the claim in the curator's own words
  k.local_id                                       -- the name by which other lines point at it; NULL: none
FROM claims k
JOIN articles a ON a.article_id = k.article_id
LEFT JOIN patients p ON p.patient_id = k.patient_id
LEFT JOIN cohorts g ON g.cohort_id = k.cohort_id
LEFT JOIN characteristics h ON h.claim_id = k.claim_id
LEFT JOIN sites s ON s.site_id = h.site_id
LEFT JOIN treatments t ON t.claim_id = k.claim_id
LEFT JOIN interventions i ON i.intervention_id = t.intervention_id
LEFT JOIN dose_steps d ON d.claim_id = k.claim_id
LEFT JOIN outcomes o ON o.claim_id = k.claim_id
LEFT JOIN endpoints n ON n.endpoint_id = o.endpoint_id
LEFT JOIN adverse_events e ON e.claim_id = k.claim_id
