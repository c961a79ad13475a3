-- severity: error
-- why: a notice that is to touch certain claims and lists none touches nothing (that it has a scope, the table itself demands)
-- repair: touches: nothing, everything, or the ids of the claims
SELECT e.source_file, e.source_line, a.citekey AS subject,
  'a ' || e.kind || ' of scope ' || e.scope || coalesce(' (PMID ' || e.pmid || ')', '') || ' is to touch certain claims and lists none' AS message
FROM errata e
JOIN articles a ON a.article_id = e.article_id
WHERE e.touches = 'listed' AND NOT EXISTS (SELECT 1 FROM erratum_claims x WHERE x.erratum_id = e.erratum_id)
ORDER BY a.citekey, e.erratum_id
