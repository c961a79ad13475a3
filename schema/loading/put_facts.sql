-- What a bulk load gathered (gather_facts.sql), but for the claims that give way to another.
INSERT INTO response_facts(condition_id, intervention_id, endpoint_id, claim_id, affected, assessed)
SELECT f.condition_id, f.intervention_id, f.endpoint_id, f.claim_id, f.affected, f.assessed
FROM temp.gathered_facts f
WHERE NOT EXISTS (SELECT 1 FROM claim_precedence r WHERE r.claim_id = f.claim_id)
ORDER BY f.condition_id, f.intervention_id, f.endpoint_id, f.claim_id;
DROP TABLE temp.gathered_facts;
