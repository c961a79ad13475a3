-- Puts the words of an article and its claims into the full text.
INSERT INTO claim_search(rowid, said) SELECT claim_id, said FROM claims WHERE article_id = :article_id;
INSERT INTO article_search(rowid, title, abstract) SELECT article_id, title, abstract FROM article_documents WHERE article_id = :article_id;
