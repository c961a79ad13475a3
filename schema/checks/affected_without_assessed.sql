-- severity: error
-- why: a number affected without the number looked at can enter no rate, and nobody sees that it does not
-- repair: who: 2 of 3, or some, where the text does not say of how many
SELECT a.source_file, k.source_line, a.citekey AS subject, k.affected || ' affected, and of how many is not stated: ' || k.said AS message
FROM claims k
JOIN articles a ON a.article_id = k.article_id
WHERE k.affected IS NOT NULL AND k.assessed IS NULL
ORDER BY a.citekey, k.claim_id
