CREATE VIEW erratum_effects AS
-- Which notices are there, and what do they touch? One row per notice.
SELECT
  a.citekey,                                       -- the article it is about
  e.kind,                                          -- 'correction', 'retraction', ...
  e.scope,                                         -- what it is about: 'affiliation', 'dose', ...
  e.published,                                     -- ISO, may be partial; NULL: not known
  e.pmid,                                          -- the notice's own PMID; NULL: none known
  e.summary,                                       -- what it says, in the curator's own words; NULL: not given
  (SELECT count(*) FROM erratum_claims x WHERE x.erratum_id = e.erratum_id) AS claims_affected, -- claims that it touches
  (SELECT count(*) FROM flagged_claims x WHERE x.erratum_id = e.erratum_id) AS claims_flagged, -- claims that it puts in doubt
  e.doi,                                           -- the notice's own DOI; NULL: none known
  e.cited_as,                                      -- where it is printed; NULL: not known
  e.locator,                                       -- where it is announced; NULL: not given
  e.judged,                                        -- 1: what it touches was said or follows from its kind; 0: nobody has said yet
  e.erratum_id                                     -- the notice
FROM errata e
JOIN articles a ON a.article_id = e.article_id
