CREATE VIEW claim_counting AS
-- Does a claim count? One row per claim: the columns of `claims`, and the verdict. Everything else reads claims through this view, so that the
-- rules stand in one place: those that never change in schema/derivations/claim_counting.sql, the flags of notices here. What has no count of its own, and
-- is mentioned beside rates, is flagged like the rest. Claims about others than those whom the answer is limited to are not in it.
SELECT
  k.claim_id,                                      -- the claim
  k.article_id,                                    -- the article it is filed under
  k.kind,                                          -- what kind of claim
  k.patient_id,                                    -- the person it is about; NULL: a group, or background
  k.cohort_id,                                     -- the group it is about; NULL: a person, or background
  k.affected,                                      -- in how many it is present; NULL: not stated
  k.assessed,                                      -- in how many it was looked for; NULL: not stated
  k.said,                                          -- the claim in the curator's own words
  k.locator,                                       -- where in the text; NULL: not given
  k.basis,                                         -- 'stated', 'coded' or 'derived'
  k.certainty,                                     -- 'high' or 'low'
  k.caution,                                       -- the curator's doubt; NULL: none
  k.topic,                                         -- of a background claim; NULL: another kind
  k.via_source,                                    -- who passes it on; NULL: said at first hand
  k.via_article_id,                                -- that article; NULL: none, or not in the catalogue
  k.restates_id,                                   -- the claim that says the same; NULL: none
  k.overruled_by_id,                               -- the better sourced claim against it; NULL: none
  EXISTS (SELECT 1 FROM flagged_claims f WHERE f.claim_id = k.claim_id) AS flagged, -- 1 while a notice puts it in doubt, else 0
  coalesce(
    (SELECT CASE WHEN (u.why = 'no count' OR u.why = 'group statistic') AND EXISTS (SELECT 1 FROM excluded_claims x WHERE x.claim_id = u.claim_id)
       THEN coalesce((SELECT n.why FROM unasked_claims n WHERE n.claim_id = u.claim_id), 'flagged') ELSE u.why END
     FROM uncounted_claims u WHERE u.claim_id = k.claim_id),
    (SELECT n.why FROM unasked_claims n WHERE n.claim_id = k.claim_id),
    (SELECT 'flagged' FROM excluded_claims x WHERE x.claim_id = k.claim_id),
    (SELECT p.why FROM claim_precedence p
     WHERE p.claim_id = k.claim_id AND NOT EXISTS (SELECT 1 FROM excluded_claims x WHERE x.claim_id = p.before_id)
     ORDER BY p.before_id LIMIT 1)
  ) AS why_not_counted                             -- the reason why it does not count; NULL: it counts
FROM claims k
WHERE NOT EXISTS (SELECT 1 FROM unasked_claims n WHERE n.claim_id = k.claim_id AND n.unsaid = 0)
