-- severity: error
-- why: more members are named than the group has
-- repair: correct `size`, or `members`
SELECT a.source_file, g.source_line, a.citekey AS subject,
  '''' || g.label || ''' has ' || g.size || ', and ' || count(*) || ' members are named' AS message
FROM cohorts g
JOIN cohort_patients m ON m.cohort_id = g.cohort_id
JOIN articles a ON a.article_id = g.article_id
WHERE g.unit = 'patients'
GROUP BY g.cohort_id HAVING count(*) > g.size
ORDER BY a.citekey, g.cohort_id
