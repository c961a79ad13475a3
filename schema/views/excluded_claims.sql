CREATE VIEW excluded_claims AS
-- Which claims do rates leave out for what is asked? One row per claim and notice that flags it, and per claim that is not known to be about those whom the answer
-- is limited to. With --include-flagged the answer leaves the first part out.
SELECT
  f.claim_id                                       -- the claim left out
FROM flagged_claims f
UNION ALL
SELECT u.claim_id FROM unasked_claims u
