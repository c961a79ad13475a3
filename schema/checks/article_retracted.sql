-- severity: note
-- why: its claims are flagged in every answer and left out of every count
-- repair: nothing to do; `casebook remove` takes it out altogether
SELECT a.source_file, a.source_line, a.citekey AS subject,
  'retracted' || coalesce(' ' || e.published, '') || coalesce(' (PMID ' || e.pmid || ')', '') AS message
FROM errata e
JOIN articles a ON a.article_id = e.article_id
WHERE e.kind = 'retraction'
  AND NOT EXISTS (SELECT 1 FROM errata r WHERE r.article_id = e.article_id AND r.kind = 'reinstatement'
    AND coalesce(r.published, '9999') >= coalesce(e.published, ''))
ORDER BY a.citekey, e.erratum_id
