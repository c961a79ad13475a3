-- severity: warning
-- why: a dose far from what the vocabulary expects is more often a slip of unit or decimal point than a dose; a strength above 100 % is none
-- repair: mg and mcg, or the decimal point? else widen `daily dose` of the treatment by a vocabulary file
SELECT a.source_file, k.source_line, a.citekey AS subject,
  CASE WHEN s.unit = '%' THEN printf('%g', s.most) || ' % of ' || i.name || ': no strength is above 100 %'
    ELSE printf('%g', CASE WHEN s.most * s.factor > i.daily_dose_max THEN s.most ELSE s.least END) || ' ' || s.unit || ' of ' || i.name
      || CASE WHEN s.daily THEN ' a day' ELSE '' END || '; the vocabulary expects ' || printf('%g', coalesce(i.daily_dose_min, 0)) || ' to '
      || coalesce(printf('%g', i.daily_dose_max), 'any') || ' ' || i.daily_dose_unit || ' a day' END AS message
FROM (
  SELECT d.claim_id, d.treatment_id, d.unit, coalesce(d.doses_per_day, 0) >= 1 AS daily,   -- of what is not taken daily the single dose is looked at
    coalesce(d.dose_max, d.dose_min) * max(1, coalesce(d.doses_per_day, 1)) AS most,
    coalesce(d.dose_min, d.dose_max) * max(1, coalesce(d.doses_per_day, 1)) AS least,
    CASE d.unit WHEN 'mcg' THEN 0.001 WHEN 'mg' THEN 1.0 WHEN 'g' THEN 1000.0 ELSE 1.0 END
      / CASE v.daily_dose_unit WHEN 'mcg' THEN 0.001 WHEN 'mg' THEN 1.0 WHEN 'g' THEN 1000.0 ELSE 1.0 END AS factor,
    d.unit = v.daily_dose_unit OR (d.unit IN ('mcg', 'mg', 'g') AND v.daily_dose_unit IN ('mcg', 'mg', 'g')) AS comparable
  FROM dose_steps d
  JOIN treatments u ON u.claim_id = d.treatment_id
  JOIN interventions v ON v.intervention_id = u.intervention_id
  WHERE d.per = 'dose' AND (d.dose_min IS NOT NULL OR d.dose_max IS NOT NULL)
) s
JOIN treatments t ON t.claim_id = s.treatment_id
JOIN interventions i ON i.intervention_id = t.intervention_id
JOIN claims k ON k.claim_id = s.claim_id
JOIN articles a ON a.article_id = k.article_id
WHERE (s.unit = '%' AND s.most > 100)
  OR (s.comparable AND (s.most * s.factor > i.daily_dose_max OR (s.daily AND s.least * s.factor < i.daily_dose_min)))
ORDER BY a.citekey, k.claim_id
