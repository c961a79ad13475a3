-- severity: error
-- why: what a retracted article says must not be counted, neither under its own name nor as others pass it on
-- repair: touches: everything on the retraction; overruled by or removal for what another article passes on
WITH retracted AS (
  SELECT e.article_id, max(coalesce(e.published, '')) AS published
  FROM errata e
  WHERE e.kind = 'retraction'
    AND NOT EXISTS (SELECT 1 FROM errata r WHERE r.article_id = e.article_id AND r.kind = 'reinstatement'
      AND coalesce(r.published, '9999') >= coalesce(e.published, ''))
  GROUP BY e.article_id
)
SELECT a.source_file, a.source_line, a.citekey AS subject, 'is retracted, and ' || count(*) || ' of its claims still count' AS message
FROM retracted r
JOIN articles a ON a.article_id = r.article_id
JOIN claim_counting k ON k.article_id = r.article_id
WHERE k.why_not_counted IS NULL AND k.kind <> 'background'
GROUP BY a.article_id
UNION ALL
SELECT b.source_file, y.source_line, b.citekey, 'counts what it has from ' || a.citekey || ', which is retracted: ' || k.said
FROM retracted r
JOIN articles a ON a.article_id = r.article_id
JOIN claim_counting k ON k.via_article_id = r.article_id AND k.article_id <> r.article_id
JOIN claims y ON y.claim_id = k.claim_id
JOIN articles b ON b.article_id = k.article_id
WHERE k.why_not_counted IS NULL AND k.kind <> 'background'
ORDER BY 3, 2, 4
