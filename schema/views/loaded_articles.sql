CREATE VIEW loaded_articles AS
-- From which file does an article come? One row per article.
SELECT
  a.citekey,                                       -- the article
  f.path,                                          -- its case file; NULL: imported
  f.origin,                                        -- 'seed' (came with a program) or 'curator'; NULL: imported
  f.sha256,                                        -- of the file's bytes; NULL: imported
  f.loaded,                                        -- UTC, ISO 8601; NULL: imported
  f.content                                        -- the file as loaded; NULL: imported
FROM articles a
LEFT JOIN case_files f ON f.article_id = a.article_id AND f.kind = 'article'
