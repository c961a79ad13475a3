DELETE FROM claims WHERE claim_id IN (SELECT o.claim_id FROM outcomes o JOIN endpoints n USING (endpoint_id) WHERE n.at_risk = 'stopped');
DELETE FROM claims WHERE claim_id IN (SELECT claim_id FROM dose_steps WHERE change = 'stop');
