CREATE VIEW waiting_notices AS
-- Which notices are about articles that are not in the catalogue? One row per link; it becomes a notice when the article arrives.
SELECT
  n.citekey,                                       -- the record of the notice
  l.relation,                                      -- 'erratum for', 'retraction of', ...
  l.to_pmid,                                       -- PMID of the article it is about; NULL: not given
  l.to_doi,                                        -- its DOI; NULL: not given
  l.to_text                                        -- how it is cited; NULL: not given
FROM article_links l
JOIN articles n ON n.article_id = l.article_id
WHERE l.origin = 'record' AND l.to_article_id IS NULL AND l.relation IN ('erratum for', 'retraction of', 'partial retraction of', 'expression of concern for',
    'corrected and republished from', 'retracted and republished from')
