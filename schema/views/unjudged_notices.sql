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
  e.words LIKE '%dos%' OR e.words LIKE '%data%' OR e.words LIKE '%result%' OR e.words LIKE '% mg%' OR e.words LIKE '%table%'
    AS pressing,                                   -- 1: its note (without one: what stands behind its place of print) or its heading speaks of doses, data or results, 0: neither does
  (SELECT count(*) FROM claims k WHERE k.article_id = e.article_id) AS claims, -- claims of the article
  e.erratum_id                                     -- the notice
FROM (SELECT *, coalesce(summary, substr(cited_as, instr(cited_as, ';') + 1), '') || ' ' || coalesce(title, '') AS words FROM errata WHERE judged = 0) e
JOIN articles a ON a.article_id = e.article_id
WHERE EXISTS (SELECT 1 FROM claims k WHERE k.article_id = e.article_id)
