-- Merges an intervention into another: whatever names :from names :into, and :from is gone. What :into says of itself stands; of what it does not say,
-- :from's word is taken.
INSERT OR IGNORE INTO intervention_synonyms(synonym, intervention_id)
  SELECT name, :into FROM interventions WHERE intervention_id = :from AND origin <> 'derived';
UPDATE intervention_synonyms SET intervention_id = :into WHERE intervention_id = :from;
UPDATE OR IGNORE intervention_codes SET intervention_id = :into WHERE intervention_id = :from;
UPDATE treatments SET intervention_id = :into WHERE intervention_id = :from;
UPDATE response_facts SET intervention_id = :into WHERE intervention_id = :from;
UPDATE OR IGNORE intervention_components SET component_id = :into WHERE component_id = :from AND intervention_id <> :into;
DELETE FROM intervention_components WHERE component_id = :from;
UPDATE OR IGNORE intervention_components SET intervention_id = :into WHERE intervention_id = :from AND component_id <> :into;
DELETE FROM intervention_components WHERE intervention_id = :from;
UPDATE interventions SET class_id = :into WHERE class_id = :from AND intervention_id <> :into;
UPDATE interventions SET class_id = (SELECT f.class_id FROM interventions f WHERE f.intervention_id = :from AND f.class_id <> :into)
  WHERE intervention_id = :into AND class_id IS NULL;
UPDATE interventions SET class_id = NULL WHERE intervention_id = :into AND class_id = :from;
UPDATE interventions SET (daily_dose_min, daily_dose_max, daily_dose_unit) =
    (SELECT f.daily_dose_min, f.daily_dose_max, f.daily_dose_unit FROM interventions f WHERE f.intervention_id = :from)
  WHERE intervention_id = :into AND daily_dose_unit IS NULL;
DELETE FROM interventions WHERE intervention_id = :from;
