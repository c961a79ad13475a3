-- In bulk the outcomes that count are noted as they come; put_facts.sql lays them in the order of their key when all are there.
CREATE TEMP TABLE gathered_facts(
  condition_id INTEGER NOT NULL,                   -- the indication
  intervention_id INTEGER NOT NULL,                -- the treatment
  endpoint_id INTEGER NOT NULL,                    -- the endpoint
  claim_id INTEGER NOT NULL,                       -- the outcome
  affected INTEGER NOT NULL,                       -- in how many it is present
  assessed INTEGER NOT NULL                        -- in how many it was looked for
);
