-- Lets the courses that a rule made of a combination (:intervention_id) say its name as it is now; full text wants the old words before.
INSERT INTO claim_search(claim_search, rowid, said)
  SELECT 'delete', k.claim_id, k.said FROM treatments t JOIN claims k ON k.claim_id = t.claim_id
  WHERE t.intervention_id = :intervention_id AND k.basis = 'derived' AND k.said LIKE '%, given together';
UPDATE claims SET said = (SELECT i.name || ', given together' FROM interventions i WHERE i.intervention_id = :intervention_id)
  WHERE claim_id IN (SELECT t.claim_id FROM treatments t WHERE t.intervention_id = :intervention_id)
    AND basis = 'derived' AND said LIKE '%, given together';
INSERT INTO claim_search(rowid, said)
  SELECT k.claim_id, k.said FROM treatments t JOIN claims k ON k.claim_id = t.claim_id
  WHERE t.intervention_id = :intervention_id AND k.basis = 'derived' AND k.said LIKE '%, given together';
