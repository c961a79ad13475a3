-- severity: warning
-- why: nobody is older than 120 years or younger than none, and no disease is older than its patient
-- repair: years or months, or the decimal point?
SELECT a.source_file, k.source_line, a.citekey AS subject, 'age ' || printf('%g', coalesce(h.value_max, h.value_min)) || ': ' || k.said AS message
FROM characteristics h
JOIN claims k ON k.claim_id = h.claim_id
JOIN articles a ON a.article_id = k.article_id
WHERE (h.name = 'age' OR h.name = 'age at onset' OR h.name = 'age at diagnosis') AND coalesce(h.unit, 'years') = 'years' AND h.statistic <> 'sd'
  AND (h.value_max > 120 OR h.value_min > 120 OR h.value_min < 0)
UNION ALL
SELECT a.source_file, p.source_line, a.citekey, p.label || ': disease duration longer than the age: ' || printf('%g', p.disease_duration_years_min)
  || ' years at ' || printf('%g', p.age_years_max)
FROM patients p
JOIN articles a ON a.article_id = p.article_id
WHERE p.disease_duration_years_min >= p.age_years_max + 1   -- at 40 one may have been ill for 40 years and some months
ORDER BY 3, 2, 4
