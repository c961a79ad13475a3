CREATE VIEW unjudged_notices AS
-- Which notices has nobody judged yet, though their article has claims? One row per notice. Until somebody says what it touches, a correction touches nothing and a partial
-- retraction everything.
SELECT
  a.citekey,                                       -- the article it is about
  e.kind,                                          -- 'correction', 'corrected and republished', 'partial retraction'
  e.published,                                     -- ISO, may be partial; NULL: not known
  e.pmid,                                          -- the notice's own PMID; NULL: none known
  e.cited_as,                                      -- where it is printed; NULL: not known
  e.summary,                                       -- the record's note; NULL: none
  coalesce(e.summary, '') || ' ' || coalesce(e.title, '') LIKE '%dos%' OR coalesce(e.summary, '') || ' ' || coalesce(e.title, '') LIKE '%data%'
    OR coalesce(e.summary, '') || ' ' || coalesce(e.title, '') LIKE '%result%' OR coalesce(e.summary, '') || ' ' || coalesce(e.title, '') LIKE '% mg%'
    OR coalesce(e.summary, '') || ' ' || coalesce(e.title, '') LIKE '%table%' AS pressing, -- 1: its note speaks of doses, data or results, 0: it does not
  (SELECT count(*) FROM claims k WHERE k.article_id = e.article_id) AS claims, -- claims of the article
  e.erratum_id                                     -- the notice
FROM errata e
JOIN articles a ON a.article_id = e.article_id
WHERE e.judged = 0 AND EXISTS (SELECT 1 FROM claims k WHERE k.article_id = e.article_id)
