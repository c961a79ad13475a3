-- severity: error
-- why: the parts of one group by sex exclude each other, and so cannot be more than the group
-- repair: write the counts that the text gives
SELECT a.source_file, min(k.source_line) AS source_line, a.citekey AS subject,
  group_concat(k.affected || ' ' || h.value_text, ' and ') || ' are ' || sum(k.affected) || ' of ' || max(k.assessed) || ' in ''' || g.label || '''' AS message
FROM characteristics h
JOIN claims k ON k.claim_id = h.claim_id
JOIN cohorts g ON g.cohort_id = k.cohort_id
JOIN articles a ON a.article_id = k.article_id
WHERE h.name = 'sex' AND k.restates_id IS NULL AND k.overruled_by_id IS NULL AND k.via_source IS NULL
GROUP BY g.cohort_id HAVING sum(k.affected) > max(k.assessed)
ORDER BY a.citekey, g.cohort_id
