-- What a case file leaves open is taken from the record that was imported for the article; what it says stands.
UPDATE articles SET (title, journal, published, issue_date, volume, issue, pages, registration, conflict_of_interest) =
    (SELECT coalesce(articles.title, r.title), coalesce(articles.journal, r.journal), coalesce(articles.published, r.published),
       CASE WHEN articles.published IS NULL THEN coalesce(articles.issue_date, r.issue_date) ELSE articles.issue_date END,
       coalesce(articles.volume, r.volume), coalesce(articles.issue, r.issue), coalesce(articles.pages, r.pages), coalesce(articles.registration, r.registration),
       coalesce(articles.conflict_of_interest, r.conflict_of_interest)
     FROM article_records r WHERE r.article_id = articles.article_id),
    language = coalesce(language, (SELECT g.language FROM article_languages g WHERE g.article_id = articles.article_id AND g.position = 1))
  WHERE article_id = :article_id AND source_file IS NOT NULL AND EXISTS (SELECT 1 FROM article_records r WHERE r.article_id = :article_id);
INSERT OR IGNORE INTO article_identifiers(scheme, value, article_id) SELECT 'pmid', pmid, article_id FROM article_records WHERE article_id = :article_id AND pmid IS NOT NULL;
INSERT OR IGNORE INTO article_identifiers(scheme, value, article_id) SELECT 'pmcid', pmcid, article_id FROM article_records WHERE article_id = :article_id AND pmcid IS NOT NULL;
INSERT OR IGNORE INTO article_identifiers(scheme, value, article_id) SELECT 'doi', doi, article_id FROM article_records WHERE article_id = :article_id AND doi IS NOT NULL;
