CREATE VIEW article_documents(article_id, title, abstract) AS
-- What the full text of articles is made from. One row per article; abstract is NULL where none was imported.
SELECT
  a.article_id,                                    -- the article
  a.title,                                         -- its title; NULL: not known
  x.abstract                                       -- its abstract; NULL: not imported
FROM articles a LEFT JOIN article_texts x USING (article_id);
