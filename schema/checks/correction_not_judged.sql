-- severity: warning
-- why: a correction that came with a record may touch claims; as long as nobody says which, none is flagged. Those whose note speaks of doses, data or results come first
-- repair: `casebook notice ARTICLE --pmid ... --touches nothing`, everything, or the ids of the claims
SELECT e.source_file, e.source_line, u.citekey AS subject,
  'nobody has judged what a ' || u.kind || coalesce(' (PMID ' || u.pmid || ')', coalesce(' (' || u.cited_as || ')', '')) || ' touches'
    || coalesce(': ' || u.summary, '') AS message
FROM unjudged_notices u
JOIN errata e ON e.erratum_id = u.erratum_id
ORDER BY u.pressing DESC, u.citekey, u.erratum_id
