CREATE VIEW record_differences AS
-- Where does the case file of an article say something else than its imported record? One row per article and field; letter case, white space and the short form
-- of a page range are no difference.
SELECT
  a.citekey,                                       -- the article
  'title' AS field,                                -- what differs
  a.title AS curated,                              -- what the case file says
  r.title AS recorded,                             -- what the record says
  a.article_id                                     -- the article
FROM articles a JOIN article_records r ON r.article_id = a.article_id
WHERE a.source_file IS NOT NULL AND replace(replace(lower(a.title), ' ', ''), '-', '') <> replace(replace(lower(r.title), ' ', ''), '-', '')
UNION ALL
SELECT a.citekey, 'year', substr(a.published, 1, 4), substr(r.published, 1, 4), a.article_id
FROM articles a JOIN article_records r ON r.article_id = a.article_id
WHERE a.source_file IS NOT NULL AND substr(a.published, 1, 4) <> substr(r.published, 1, 4)
UNION ALL
SELECT a.citekey, 'volume', a.volume, r.volume, a.article_id
FROM articles a JOIN article_records r ON r.article_id = a.article_id
WHERE a.source_file IS NOT NULL AND a.volume <> r.volume
UNION ALL
SELECT a.citekey, 'issue', a.issue, r.issue, a.article_id
FROM articles a JOIN article_records r ON r.article_id = a.article_id
WHERE a.source_file IS NOT NULL AND a.issue <> r.issue
UNION ALL
SELECT a.citekey, 'pages', a.pages, r.pages, a.article_id
FROM articles a JOIN article_records r ON r.article_id = a.article_id
WHERE a.source_file IS NOT NULL
  AND substr(a.pages, 1, instr(a.pages || '-', '-') - 1) <> substr(r.pages, 1, instr(r.pages || '-', '-') - 1)
UNION ALL
SELECT a.citekey, x.scheme, x.value, CASE x.scheme WHEN 'pmid' THEN r.pmid WHEN 'pmcid' THEN r.pmcid ELSE r.doi END, a.article_id
FROM articles a JOIN article_records r ON r.article_id = a.article_id JOIN article_identifiers x ON x.article_id = a.article_id
WHERE a.source_file IS NOT NULL AND x.value <> CASE x.scheme WHEN 'pmid' THEN r.pmid WHEN 'pmcid' THEN r.pmcid ELSE r.doi END
