-- Takes away an article whose rows are gone; other articles keep its name as words.
UPDATE claims SET via_article_id = NULL WHERE via_article_id = :article_id;
DELETE FROM articles WHERE article_id = :article_id;
