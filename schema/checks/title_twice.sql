-- severity: warning
-- why: one publication under two keys is counted twice
-- repair: keep one case file; for a translation or companion say so in `links`
WITH named AS MATERIALIZED (
  SELECT a.article_id, a.citekey, a.title, a.source_file, a.source_line,
    rtrim(replace(replace(replace(lower(a.title), '–', '-'), '-', ' '), '  ', ' '), '. ') AS words,
    lower((SELECT w.family FROM article_authors w WHERE w.article_id = a.article_id AND w.position = 1)) AS author, substr(a.published, 1, 4) AS year
  FROM articles a
  WHERE a.title IS NOT NULL AND a.design <> 'notice'
),
first AS (   -- the first of the same title, author and year; and the first of the title, for those of whom author or year is not known
  SELECT *, min(article_id) OVER (PARTITION BY words, author, year) AS same_id, min(article_id) OVER (PARTITION BY words) AS title_id FROM named
)
SELECT a.source_file, a.source_line, a.citekey AS subject, 'has the title of ' || b.citekey || ': ' || a.title AS message
FROM first a
JOIN named b ON b.article_id = CASE WHEN a.same_id <> a.article_id THEN a.same_id ELSE a.title_id END
WHERE b.article_id <> a.article_id
  AND coalesce(a.author = b.author, 1) AND coalesce(a.year = b.year, 1)
  AND NOT EXISTS (SELECT 1 FROM article_links l WHERE (l.article_id = a.article_id AND (l.to_article_id = b.article_id OR l.to_citekey = b.citekey))
    OR (l.article_id = b.article_id AND (l.to_article_id = a.article_id OR l.to_citekey = a.citekey)))
  AND (EXISTS (SELECT 1 FROM claims k WHERE k.article_id = a.article_id) OR EXISTS (SELECT 1 FROM claims k WHERE k.article_id = b.article_id))
ORDER BY a.citekey, b.citekey
