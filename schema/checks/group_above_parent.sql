-- severity: error
-- why: a group cannot hold more than the group that it is part of
-- repair: correct `size` of one of them, or name the group that holds it with `of`
SELECT a.source_file, g.source_line, a.citekey AS subject,
  '''' || g.label || ''' has ' || g.size || ', more than the ' || w.size || ' of ''' || w.label || '''' AS message
FROM cohorts g
JOIN cohorts w ON w.cohort_id = g.parent_id AND w.unit = g.unit
JOIN articles a ON a.article_id = g.article_id
WHERE g.size > w.size
ORDER BY a.citekey, g.cohort_id
