CREATE VIEW known_articles AS
-- Which articles does a new case file have to know of? One row per article.
SELECT
  a.article_id,                                    -- the article
  a.citekey,                                       -- its short name
  c.pmid,                                          -- its PMID; NULL: none known
  c.doi,                                           -- its DOI; NULL: none known
  a.title,                                         -- NULL: not known
  c.authors,                                       -- 'Family, Given; ...'; NULL: not known
  a.published,                                     -- ISO; NULL: not known
  a.source_file,                                   -- its case file; NULL: imported
  a.source_line,                                   -- line in it; NULL: imported
  (SELECT coalesce(e.pmid, e.published, 'no number known') FROM errata e
   WHERE e.article_id = a.article_id AND e.kind = 'retraction' AND NOT EXISTS (
     SELECT 1 FROM errata r WHERE r.article_id = a.article_id AND r.kind = 'reinstatement'
       AND coalesce(r.published, '9999') >= coalesce(e.published, ''))
   ORDER BY e.erratum_id LIMIT 1) AS retracted_by  -- PMID or date of the retraction in force; NULL: none
FROM articles a
JOIN article_citations c ON c.article_id = a.article_id
