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
    WHEN 'treatment' THEN CASE WHEN i.origin = 'derived' THEN i.name ELSE i.name || ' ' || t.role || ' ' || coalesce(t.name, '') END
    WHEN 'background' THEN k.topic
    ELSE i.name || ' ' || t.role || ' ' || coalesce(t.name, '') || ' ' || CASE k.kind
      WHEN 'dose step' THEN d.step || ' ' || coalesce(d.dose_text, '')
      WHEN 'outcome' THEN n.name || ' ' || coalesce(o.time_text, '')
      ELSE e.finding END
    END AS about,                                  -- what it is about
  CASE WHEN k.kind = 'treatment' THEN '' ELSE k.said END AS said, -- the claim in the curator's own words; of a course nothing: they may hold its dose
  k.local_id                                       -- the name by which other lines point at it; NULL: none
FROM claims k
JOIN articles a ON a.article_id = k.article_id
LEFT JOIN patients p ON p.patient_id = k.patient_id
LEFT JOIN cohorts g ON g.cohort_id = k.cohort_id
LEFT JOIN characteristics h ON h.claim_id = k.claim_id
LEFT JOIN sites s ON s.site_id = h.site_id
LEFT JOIN dose_steps d ON d.claim_id = k.claim_id
LEFT JOIN outcomes o ON o.claim_id = k.claim_id
LEFT JOIN endpoints n ON n.endpoint_id = o.endpoint_id
LEFT JOIN adverse_events e ON e.claim_id = k.claim_id
LEFT JOIN outcome_treatments w ON w.outcome_id = o.claim_id AND w.treatment_id =
  (SELECT min(x.treatment_id) FROM outcome_treatments x WHERE x.outcome_id = o.claim_id) -- of a combination: the course under which it stands
LEFT JOIN treatments t ON t.claim_id = coalesce(w.treatment_id, o.treatment_id, d.treatment_id, e.treatment_id, k.claim_id)
LEFT JOIN interventions i ON i.intervention_id = t.intervention_id
