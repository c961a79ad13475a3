CREATE VIEW rechallenges AS
-- What happened on stopping and on starting again? One row per article, course and subject for which a relapse after withdrawal or a response on
-- rechallenge is told. Claims that are set aside (overruled, another tally, flagged, ...) make rows of their own, one a reason, so that they neither hide
-- nor change what counts. Days count from the withdrawal and from the rechallenge; a mean or median time is no day of anyone's.
SELECT
  a.citekey,                                       -- the article
  c.name AS condition,                             -- what the course was for
  i.name AS treatment,                             -- what was stopped and given again
  coalesce(p.label, g.label) AS subject,           -- the patient, or the group
  coalesce(p.standing, g.standing) AS standing,    -- 'own', or 'retold' from another article
  max(CASE WHEN n.at_risk = 'stopped' THEN k.affected END) AS relapse_affected, -- relapsed after stopping; NULL: not stated
  max(CASE WHEN n.at_risk = 'stopped' THEN k.assessed END) AS relapse_assessed, -- of how many who stopped; NULL: not stated
  max(CASE WHEN n.at_risk = 'stopped' THEN d.lower_days END) AS relapse_lower_days, -- after this day; NULL: not stated
  min(CASE WHEN n.at_risk = 'stopped' THEN d.upper_days END) AS relapse_upper_days, -- not after this day; NULL: not stated
  max(CASE WHEN n.at_risk = 'restarted' THEN k.affected END) AS rechallenge_affected, -- responded again; NULL: not stated
  max(CASE WHEN n.at_risk = 'restarted' THEN k.assessed END) AS rechallenge_assessed, -- of how many who restarted; NULL: not stated
  max(CASE WHEN n.at_risk = 'restarted' THEN d.lower_days END) AS rechallenge_lower_days, -- after this day; NULL: not stated
  min(CASE WHEN n.at_risk = 'restarted' THEN d.upper_days END) AS rechallenge_upper_days, -- not after this day; NULL: not stated
  group_concat(k.said, '; ') AS said,              -- the claims in the curator's own words
  max(k.flagged) AS flagged,                       -- 1 while a notice puts one of them in doubt
  min(k.why_not_counted) IS NULL AS counted,       -- 1 if each of them counts
  min(k.why_not_counted) AS why_not_counted,       -- why not; NULL: it counts
  min(a.text_read) AS text_read,                   -- what was read of the article
  o.treatment_id,                                  -- the claim of the course
  group_concat(k.caution, '; ') AS caution,        -- the curator's doubts; NULL: none
  sum(n.at_risk = 'stopped') AS relapse_claims,    -- claims about stopping
  sum(n.at_risk = 'restarted') AS rechallenge_claims -- claims about starting again
FROM outcomes o
JOIN claim_counting k ON k.claim_id = o.claim_id
LEFT JOIN outcomes d ON d.claim_id = o.claim_id AND d.time_kind <> 'assessment' AND coalesce(d.time_statistic, 'each') = 'each'
JOIN treatments t ON t.claim_id = o.treatment_id
JOIN interventions i ON i.intervention_id = t.intervention_id
JOIN conditions c ON c.condition_id = t.condition_id
JOIN endpoints n ON n.endpoint_id = o.endpoint_id
JOIN articles a ON a.article_id = k.article_id
LEFT JOIN patients p ON p.patient_id = k.patient_id
LEFT JOIN cohorts g ON g.cohort_id = k.cohort_id
WHERE k.restates_id IS NULL AND (n.at_risk = 'stopped' OR n.at_risk = 'restarted') AND (o.state = 'present' OR o.state = 'absent')
GROUP BY a.citekey, c.name, i.name, coalesce(p.label, g.label), coalesce(p.standing, g.standing), o.treatment_id,
  CASE WHEN k.why_not_counted <> 'no count' THEN k.why_not_counted END
