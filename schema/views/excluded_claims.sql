CREATE VIEW excluded_claims AS
-- Which flagged claims do rates leave out? One row per claim and notice. With --include-flagged the answer replaces this view by an empty one.
SELECT
  f.claim_id                                       -- the claim left out
FROM flagged_claims f
