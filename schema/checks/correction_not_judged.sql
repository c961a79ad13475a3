-- severity: warning
-- why: a correction of something else than names and funding may touch claims; as long as nobody says which, none is flagged
-- repair: touches: nothing, everything, or the ids of the claims
SELECT e.source_file, e.source_line, a.citekey AS subject,
  'a ' || e.kind || ' of scope ' || e.scope || coalesce(' (PMID ' || e.pmid || ')', '') || ' touches no claim' AS message
FROM errata e
JOIN articles a ON a.article_id = e.article_id
WHERE e.kind <> 'reinstatement' AND e.scope <> 'affiliation' AND e.scope <> 'author' AND e.scope <> 'funding' AND e.scope <> 'typography'
  AND EXISTS (SELECT 1 FROM claims k WHERE k.article_id = e.article_id)
  AND NOT EXISTS (SELECT 1 FROM erratum_claims x WHERE x.erratum_id = e.erratum_id)
ORDER BY a.citekey, e.erratum_id
