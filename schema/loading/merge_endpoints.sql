-- Merges an endpoint into another: whatever names :from names :into, and :from is gone. How :into is counted stands.
INSERT OR IGNORE INTO endpoint_synonyms(synonym, endpoint_id) SELECT name, :into FROM endpoints WHERE endpoint_id = :from;
UPDATE endpoint_synonyms SET endpoint_id = :into WHERE endpoint_id = :from;
UPDATE OR IGNORE endpoint_codes SET endpoint_id = :into WHERE endpoint_id = :from;
UPDATE outcomes SET endpoint_id = :into WHERE endpoint_id = :from;
UPDATE response_facts SET endpoint_id = :into WHERE endpoint_id = :from;
DELETE FROM endpoints WHERE endpoint_id = :from;
