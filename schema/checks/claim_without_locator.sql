-- severity: warning
-- why: a reader cannot find again what nobody says where to look for
-- repair: at: on the line, the course or the file
SELECT a.source_file, k.source_line, a.citekey AS subject, 'nothing says where the article has it: ' || k.said AS message
FROM claims k
JOIN articles a ON a.article_id = k.article_id
WHERE k.locator IS NULL AND coalesce(k.topic, 'methods') = 'methods'   -- what differs or was not seen stands nowhere in the text
ORDER BY a.citekey, k.claim_id
