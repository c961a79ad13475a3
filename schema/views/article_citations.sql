CREATE VIEW article_citations AS
-- How is an article cited, and how much of it was read? One row per article.
SELECT
  a.article_id,                                    -- the article
  a.citekey,                                       -- its short name
  (SELECT group_concat(y.name, '; ') FROM (SELECT u.family || coalesce(', ' || u.given, '') AS name FROM article_authors u WHERE u.article_id = a.article_id
     ORDER BY u.position) y) AS authors,           -- 'Family, Given; ...' in the order printed; NULL: not known
  a.title,                                         -- NULL: not known
  a.journal,                                       -- full name; NULL: not known
  a.published,                                     -- earliest date printed, ISO; NULL: not known
  a.issue_date,                                    -- date of the issue, ISO; NULL: not known or the same
  a.volume,                                        -- NULL: not known
  a.issue,                                         -- NULL: not known
  a.pages,                                         -- NULL: not known
  (SELECT x.value FROM article_identifiers x WHERE x.article_id = a.article_id AND x.scheme = 'doi') AS doi, -- NULL: none known
  (SELECT x.value FROM article_identifiers x WHERE x.article_id = a.article_id AND x.scheme = 'pmid') AS pmid, -- NULL: none known
  (SELECT x.value FROM article_identifiers x WHERE x.article_id = a.article_id AND x.scheme = 'pmcid') AS pmcid, -- NULL: none known
  a.language,                                      -- ISO 639 code; NULL: not known
  a.design,                                        -- 'case series', ...
  a.setting,                                       -- where the patients were seen; NULL: not stated
  a.patients_reported,                             -- the article's own patients; NULL: not stated
  a.text_read,                                     -- what the curator read
  a.conflict_of_interest,                          -- as declared; NULL: not stated
  a.status,                                        -- 'final' or 'draft'
  a.note                                           -- the curator's remark; NULL: none
FROM articles a
