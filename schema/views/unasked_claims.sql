CREATE VIEW unasked_claims AS
-- Which claims are about others than those whom an answer is limited to, or do not say? No row here: an answer with limits (`report --sex ...`) puts the table
-- that schema/limits fills in its place.
SELECT
  u.claim_id,                                      -- the claim
  1 AS unsaid,                                     -- 1: may be about them, 0: is about others
  u.why                                            -- what it does not say: 'sex not stated', ...
FROM uncounted_claims u
WHERE 0
