-- Merges a site into another: whatever names :from names :into, and :from is gone. Where :into does not say what holds it, :from's word is taken.
INSERT OR IGNORE INTO site_synonyms(synonym, site_id) SELECT name, :into FROM sites WHERE site_id = :from;
UPDATE site_synonyms SET site_id = :into WHERE site_id = :from;
UPDATE OR IGNORE site_codes SET site_id = :into WHERE site_id = :from;
UPDATE characteristics SET site_id = :into WHERE site_id = :from;
UPDATE adverse_events SET site_id = :into WHERE site_id = :from;
UPDATE OR IGNORE patient_sites SET site_id = :into WHERE site_id = :from;
DELETE FROM patient_sites WHERE site_id = :from;
UPDATE OR IGNORE treatment_sites SET site_id = :into WHERE site_id = :from;
DELETE FROM treatment_sites WHERE site_id = :from;
UPDATE OR IGNORE outcome_sites SET site_id = :into WHERE site_id = :from;
DELETE FROM outcome_sites WHERE site_id = :from;
UPDATE sites SET part_of_id = :into WHERE part_of_id = :from AND site_id <> :into;
UPDATE sites SET part_of_id = (SELECT f.part_of_id FROM sites f WHERE f.site_id = :from AND f.part_of_id <> :into)
  WHERE site_id = :into AND part_of_id IS NULL;
UPDATE sites SET part_of_id = NULL WHERE site_id = :into AND part_of_id = :from;
DELETE FROM sites WHERE site_id = :from;
