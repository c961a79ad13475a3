-- Takes the words of an article and its claims out of the full text, before its rows change. External content wants the old words.
INSERT INTO claim_search(claim_search, rowid, said) SELECT 'delete', claim_id, said FROM claims WHERE article_id = :article_id;
INSERT INTO article_search(article_search, rowid, title, abstract) SELECT 'delete', article_id, title, abstract FROM article_documents
  WHERE article_id = :article_id;
