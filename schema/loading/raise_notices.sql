-- Makes notices of an article of what imported records say about it, once each, whichever end says so. What a curator wrote is only filled where it is open.
DELETE FROM errata WHERE article_id = :article_id AND source_file IS NULL
  AND NOT EXISTS (SELECT 1 FROM notice_matches m WHERE m.article_id = :article_id AND m.erratum_id = errata.erratum_id);
INSERT INTO errata(article_id, kind, scope, title, published, pmid, doi, cited_as, summary, locator, touches, judged, printed_at)
  SELECT g.about_article_id, g.kind, 'not stated', g.title, g.published, g.pmid, g.doi, g.cited_as, g.summary, 'PubMed record',
    CASE WHEN g.kind = 'correction' OR g.kind = 'corrected and republished' THEN 'nothing' ELSE 'everything' END,
    CASE WHEN g.kind = 'retraction' OR g.kind = 'expression of concern' THEN 1 ELSE 0 END, g.printed_at
  FROM (SELECT l.*, min(l.gravity) FROM notice_links l WHERE l.about_article_id = :article_id AND l.by_notice = 1
    AND NOT EXISTS (SELECT 1 FROM notice_matches m WHERE m.article_id = :article_id AND m.article_link_id = l.article_link_id)
    GROUP BY coalesce(l.pmid, l.doi, l.printed_at, l.cited_as), CASE WHEN l.pmid IS NULL AND l.doi IS NULL THEN l.kind END) g
  ORDER BY g.article_link_id;
INSERT INTO errata(article_id, kind, scope, title, published, pmid, doi, cited_as, summary, locator, touches, judged, printed_at)
  SELECT g.about_article_id, g.kind, 'not stated', g.title, g.published, g.pmid, g.doi, g.cited_as, g.summary, 'PubMed record',
    CASE WHEN g.kind = 'correction' OR g.kind = 'corrected and republished' THEN 'nothing' ELSE 'everything' END,
    CASE WHEN g.kind = 'retraction' OR g.kind = 'expression of concern' THEN 1 ELSE 0 END, g.printed_at
  FROM (SELECT l.*, min(l.gravity) FROM notice_links l WHERE l.about_article_id = :article_id AND l.by_notice = 0
    AND NOT EXISTS (SELECT 1 FROM notice_matches m WHERE m.article_id = :article_id AND m.article_link_id = l.article_link_id)
    GROUP BY coalesce(l.pmid, l.doi, l.printed_at, l.cited_as), CASE WHEN l.pmid IS NULL AND l.doi IS NULL THEN l.kind END) g
  ORDER BY g.article_link_id;
UPDATE errata SET
  pmid = coalesce(pmid, (SELECT max(m.pmid) FROM notice_matches m WHERE m.article_id = :article_id AND m.erratum_id = errata.erratum_id)),
  doi = coalesce(doi, (SELECT max(m.doi) FROM notice_matches m WHERE m.article_id = :article_id AND m.erratum_id = errata.erratum_id)),
  title = coalesce(title, (SELECT max(m.title) FROM notice_matches m WHERE m.article_id = :article_id AND m.erratum_id = errata.erratum_id)),
  summary = coalesce(summary, (SELECT max(m.summary) FROM notice_matches m WHERE m.article_id = :article_id AND m.erratum_id = errata.erratum_id)),
  printed_at = coalesce(printed_at, (SELECT max(m.printed_at) FROM notice_matches m WHERE m.article_id = :article_id AND m.erratum_id = errata.erratum_id)),
  -- The article's record cites the notice as NLM does; the date is the notice's own where its record is there.
  cited_as = CASE WHEN source_file IS NULL
    THEN coalesce((SELECT max(m.cited_as) FROM notice_matches m WHERE m.article_id = :article_id AND m.erratum_id = errata.erratum_id AND m.by_notice = 0), cited_as)
    ELSE coalesce(cited_as, (SELECT max(m.cited_as) FROM notice_matches m WHERE m.article_id = :article_id AND m.erratum_id = errata.erratum_id)) END,
  published = CASE WHEN source_file IS NULL
    THEN coalesce((SELECT max(m.published) FROM notice_matches m WHERE m.article_id = :article_id AND m.erratum_id = errata.erratum_id AND m.by_notice = 1), published)
    ELSE coalesce(published, (SELECT max(m.published) FROM notice_matches m WHERE m.article_id = :article_id AND m.erratum_id = errata.erratum_id)) END
  WHERE article_id = :article_id
    AND EXISTS (SELECT 1 FROM notice_matches m WHERE m.article_id = :article_id AND m.erratum_id = errata.erratum_id);
