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
  k.local_id,                                      -- the name by which other lines point at it; NULL: none
  CASE k.kind
    WHEN 'characteristic' THEN h.name || coalesce(' of ' || s.name, '')
    WHEN 'treatment' THEN i.name || CASE WHEN t.role = 'studied' THEN '' ELSE ' (' || t.role || ')' END
    WHEN 'background' THEN k.topic
    ELSE coalesce(i.name || ', ', '') || CASE k.kind WHEN 'dose step' THEN 'step ' || d.step WHEN 'outcome' THEN n.name ELSE e.finding END
    END AS heading,                                -- the same in short, for people: 'naltrexone, step 1'
  k.said AS words,                                 -- the claim in the curator's own words, of a course too
  quote(k.affected) || ' ' || quote(k.assessed) || ' ' || quote(k.locator) || ' ' || quote(k.basis) || ' ' || quote(k.certainty)
    || ' ' || quote(k.caution) || ' ' || quote(k.note) || ' ' || quote(k.via_source) || ' ' || quote(k.overruled_by)
    || ' ' || quote(k.local_id)
    || ' ' || CASE k.kind
    WHEN 'characteristic' THEN quote(h.name) || ' ' || quote(h.value_min) || ' ' || quote(h.value_max) || ' ' || quote(h.value_text) || ' ' || quote(h.unit)
      || ' ' || quote(h.statistic) || ' ' || quote(h.origin)
    WHEN 'treatment' THEN quote(t.condition_id) || ' ' || quote(t.role) || ' ' || quote(t.name) || ' ' || quote(t.sequence) || ' ' || quote(t.route)
      || ' ' || quote(t.site_text) || ' ' || quote(t.start_text) || ' ' || quote(t.start_origin)
      || ' ' || quote(t.started_after_days_min) || ' ' || quote(t.started_after_days_max) || ' ' || quote(t.stopped_after_days_min)
      || ' ' || quote(t.stopped_after_days_max) || ' ' || quote(t.stop_reason) || ' ' || quote(t.dose_text) || ' ' || quote(t.result)
      || ' ' || quote(t.result_text)
    WHEN 'dose step' THEN quote(d.step) || ' ' || quote(d.change) || ' ' || quote(d.dose_min) || ' ' || quote(d.dose_max) || ' ' || quote(d.unit)
      || ' ' || quote(d.per) || ' ' || quote(d.frequency) || ' ' || quote(d.doses_per_day) || ' ' || quote(d.timing)
      || ' ' || quote(d.repeats_min) || ' ' || quote(d.repeats_max) || ' ' || quote(d.total_min) || ' ' || quote(d.total_max)
      || ' ' || quote(d.after_days_min) || ' ' || quote(d.after_days_max) || ' ' || quote(d.until_days_min)
      || ' ' || quote(d.until_days_max) || ' ' || quote(d.lasted_days_min) || ' ' || quote(d.lasted_days_max)
      || ' ' || quote(d.time_text) || ' ' || quote(d.reason)
      || coalesce((SELECT group_concat(x.name || ' ' || x.value_text) FROM (SELECT name, value_text FROM step_parameters WHERE claim_id = d.claim_id ORDER BY name) x), '')
    WHEN 'outcome' THEN quote(o.state) || ' ' || quote(o.value_min) || ' ' || quote(o.value_max) || ' ' || quote(o.value_text) || ' ' || quote(o.unit)
      || ' ' || quote(o.value_statistic) || ' ' || quote(o.instrument) || ' ' || quote(o.extent) || ' ' || quote(o.time_kind)
      || ' ' || quote(o.time_statistic) || ' ' || quote(o.origin) || ' ' || quote(o.lower_days) || ' ' || quote(o.upper_days)
      || ' ' || quote(o.time_text) || ' ' || quote(o.assessor)
      || coalesce((SELECT group_concat(x.site_id) FROM (SELECT site_id FROM outcome_sites WHERE outcome_id = o.claim_id ORDER BY site_id) x), '')
    WHEN 'adverse event' THEN quote(e.state) || ' ' || quote(e.severity) || ' ' || quote(e.serious) || ' ' || quote(e.fatal) || ' ' || quote(e.attribution)
      || ' ' || quote(e.led_to) || ' ' || quote(e.time_kind) || ' ' || quote(e.origin) || ' ' || quote(e.lower_days)
      || ' ' || quote(e.upper_days) || ' ' || quote(e.time_text) || ' ' || quote(e.lasted_days_min) || ' ' || quote(e.lasted_days_max)
    ELSE '' END AS facts                           -- all that is coded of it, to see whether two states of it differ
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
