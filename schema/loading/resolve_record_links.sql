-- Lets the links of imported records find this article, and its own find others, by their numbers. Each statement enters by an index.
UPDATE article_links SET to_article_id = (SELECT x.article_id FROM article_identifiers x WHERE x.scheme = 'pmid' AND x.value = article_links.to_pmid)
  WHERE article_id = :article_id AND to_article_id IS NULL AND to_pmid IS NOT NULL;
UPDATE article_links SET to_article_id = (SELECT x.article_id FROM article_identifiers x WHERE x.scheme = 'doi' AND x.value = article_links.to_doi)
  WHERE article_id = :article_id AND to_article_id IS NULL AND to_pmid IS NULL AND to_doi IS NOT NULL;
UPDATE article_links SET to_article_id = :article_id
  WHERE to_article_id IS NULL AND to_pmid = (SELECT value FROM article_identifiers WHERE article_id = :article_id AND scheme = 'pmid');
UPDATE article_links SET to_article_id = :article_id
  WHERE to_article_id IS NULL AND to_doi = (SELECT value FROM article_identifiers WHERE article_id = :article_id AND scheme = 'doi') AND to_pmid IS NULL;
