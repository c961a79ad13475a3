CREATE VIEW notice_links AS
-- Which links of imported records tell of a notice about an article of the catalogue? One row per link and article; the record of the article and that of the notice may
-- both say it. That an article is listed as retracted stands for a notice only while no other link tells of one.
SELECT
  l.article_link_id,                               -- the link
  l.article_id AS about_article_id,                -- the article that the notice is about
  0 AS by_notice,                                  -- 1: the notice's own record says so, 0: the article's
  l.relation = 'retraction in' AND l.to_pmid IS NULL AND l.to_text = 'listed as a Retracted Publication' AS unnamed, -- 1: no notice is named, only that there is one
  CASE l.relation WHEN 'erratum in' THEN 'correction' WHEN 'partial retraction in' THEN 'partial retraction'
    WHEN 'expression of concern in' THEN 'expression of concern' WHEN 'corrected and republished in' THEN 'corrected and republished'
    ELSE 'retraction' END AS kind,                 -- as errata.kind
  CASE l.relation WHEN 'erratum in' THEN 5 WHEN 'corrected and republished in' THEN 4 WHEN 'expression of concern in' THEN 3
    WHEN 'partial retraction in' THEN 2 ELSE 1 END AS gravity, -- 1 (retraction) to 5 (correction): which kind stands where one notice is named twice
  NULL AS title,                                   -- heading of the notice; NULL: not known
  l.to_published AS published,                     -- ISO, may be partial; NULL: not known
  l.to_pmid AS pmid,                               -- the notice's PMID; NULL: not given
  l.to_doi AS doi,                                 -- the notice's DOI; NULL: not given
  l.to_text AS cited_as,                           -- where it is printed; NULL: not given
  l.to_printed_at AS printed_at,                   -- the same in short: '2017;153:1072'; NULL: not given
  l.note AS summary                                -- the record's note; NULL: none
FROM article_links l
WHERE l.origin = 'record' AND l.relation IN ('erratum in', 'retraction in', 'partial retraction in', 'expression of concern in', 'corrected and republished in',
    'retracted and republished in')
  AND NOT (l.to_pmid IS NULL AND coalesce(l.to_text, '') = 'listed as a Retracted Publication' AND EXISTS (SELECT 1 FROM article_links o
    WHERE o.to_article_id = l.article_id AND o.origin = 'record' AND o.relation IN ('retraction of', 'retracted and republished from')))
UNION ALL
SELECT
  l.article_link_id,
  l.to_article_id,
  1,
  0,
  CASE l.relation WHEN 'erratum for' THEN 'correction' WHEN 'partial retraction of' THEN 'partial retraction'
    WHEN 'expression of concern for' THEN 'expression of concern' WHEN 'corrected and republished from' THEN 'corrected and republished'
    ELSE 'retraction' END,
  CASE l.relation WHEN 'erratum for' THEN 5 WHEN 'corrected and republished from' THEN 4 WHEN 'expression of concern for' THEN 3
    WHEN 'partial retraction of' THEN 2 ELSE 1 END,
  n.title,
  coalesce(n.issue_date, n.published),
  (SELECT x.value FROM article_identifiers x WHERE x.article_id = l.article_id AND x.scheme = 'pmid'),
  (SELECT x.value FROM article_identifiers x WHERE x.article_id = l.article_id AND x.scheme = 'doi'),
  coalesce(r.journal_abbreviation, n.journal) || coalesce('. ' || coalesce(n.issue_date, n.published), '') || coalesce(';' || n.volume, '')
    || coalesce('(' || n.issue || ')', '') || coalesce(':' || n.pages, ''),
  r.printed_at,
  l.note
FROM article_links l
JOIN articles n ON n.article_id = l.article_id
LEFT JOIN article_records r ON r.article_id = l.article_id
WHERE l.origin = 'record' AND l.to_article_id IS NOT NULL AND l.relation IN ('erratum for', 'retraction of', 'partial retraction of', 'expression of concern for',
    'corrected and republished from', 'retracted and republished from')
