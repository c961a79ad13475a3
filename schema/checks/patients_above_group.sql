-- severity: error
-- why: an article cannot tell of more patients than it has
-- repair: correct `size` of the cohort, or say of the further patients that they are retold (same as, counted in)
SELECT a.source_file, g.source_line, a.citekey AS subject,
  '''' || g.label || ''' has ' || g.size || ', and ' || count(*) || ' patients are told apart' AS message
FROM cohorts g
JOIN patients p ON p.article_id = g.article_id AND p.standing = g.standing
JOIN articles a ON a.article_id = g.article_id
WHERE g.parent_id IS NULL AND g.unit = 'patients'
GROUP BY g.cohort_id HAVING count(*) > g.size
ORDER BY a.citekey, g.cohort_id
