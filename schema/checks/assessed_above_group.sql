-- severity: error
-- why: nobody can be looked at who is not in the group
-- repair: name the group: 2 of 4 in ...
SELECT a.source_file, k.source_line, a.citekey AS subject,
  k.assessed || ' looked at, but ''' || g.label || ''' has ' || g.size || ': ' || k.said AS message
FROM claims k
JOIN cohorts g ON g.cohort_id = k.cohort_id
JOIN articles a ON a.article_id = k.article_id
WHERE k.assessed > g.size
ORDER BY a.citekey, k.claim_id
