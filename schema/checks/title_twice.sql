-- severity: warning
-- why: one publication under two keys is counted twice
-- repair: keep one case file; for a translation or companion say so in `links`
SELECT a.source_file, a.source_line, a.citekey AS subject, 'has the title of ' || b.citekey || ': ' || a.title AS message
FROM (SELECT article_id, citekey, title, source_file, source_line, min(article_id) OVER (PARTITION BY lower(title)) AS first_id
  FROM articles WHERE title IS NOT NULL AND design <> 'notice') a
JOIN articles b ON b.article_id = a.first_id AND b.article_id <> a.article_id
WHERE NOT EXISTS (SELECT 1 FROM article_links l WHERE (l.article_id = a.article_id AND (l.to_article_id = b.article_id OR l.to_citekey = b.citekey))
    OR (l.article_id = b.article_id AND (l.to_article_id = a.article_id OR l.to_citekey = a.citekey)))
ORDER BY a.citekey, b.citekey
