CREATE VIEW notice_matches AS
-- Which link tells of which notice? One row per pair. The same PMID or DOI is the same notice; without a number on one side, the same kind printed at the same place is.
SELECT
  e.erratum_id,                                    -- the notice
  e.article_id,                                    -- the article that it is about
  e.kind,                                          -- its kind in `errata`
  e.source_file,                                   -- the file it came from; NULL: imported
  l.article_link_id,                               -- the link that tells of it
  l.kind AS link_kind,                             -- the kind that the link says
  l.gravity,                                       -- 1 (retraction) to 5 (correction)
  l.by_notice,                                     -- 1: the notice's own record says so, 0: the article's
  l.title,                                         -- heading of the notice; NULL: not known
  l.published,                                     -- ISO; NULL: not known
  l.pmid,                                          -- NULL: not given
  l.doi,                                           -- NULL: not given
  l.cited_as,                                      -- NULL: not given
  l.printed_at,                                    -- NULL: not given
  l.summary                                        -- the record's note; NULL: none
FROM errata e
JOIN notice_links l ON l.about_article_id = e.article_id
WHERE e.pmid = l.pmid OR e.doi = l.doi
  OR ((e.pmid IS NULL OR l.pmid IS NULL) AND (e.doi IS NULL OR l.doi IS NULL) AND e.kind = l.kind
    AND (e.printed_at = l.printed_at OR e.cited_as = l.cited_as OR (l.unnamed = 1 AND e.kind = 'retraction')))
