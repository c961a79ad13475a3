-- Merges a condition into another: whatever names :from names :into, and :from is gone. What :from was called stays as synonyms.
INSERT OR IGNORE INTO condition_synonyms(synonym, condition_id) SELECT name, :into FROM conditions WHERE condition_id = :from AND origin <> 'derived';
UPDATE condition_synonyms SET condition_id = :into WHERE condition_id = :from;
UPDATE OR IGNORE condition_codes SET condition_id = :into WHERE condition_id = :from;
UPDATE patients SET condition_id = :into WHERE condition_id = :from;
UPDATE cohorts SET condition_id = :into WHERE condition_id = :from;
UPDATE treatments SET condition_id = :into WHERE condition_id = :from;
UPDATE response_facts SET condition_id = :into WHERE condition_id = :from;
DELETE FROM conditions WHERE condition_id = :from;
