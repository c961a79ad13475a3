CREATE VIEW first_hand_claims AS
-- What does an article itself say of its own patients? One row per claim that is neither passed on by another source, nor retold from another article, nor
-- said twice, nor overruled by a better source. What an article is appraised by.
SELECT
  k.claim_id,                                      -- the claim
  k.article_id,                                    -- the article
  k.kind                                           -- 'characteristic', 'treatment', 'dose step', 'outcome', 'adverse event'
FROM claims k
LEFT JOIN patients p ON p.patient_id = k.patient_id
LEFT JOIN cohorts g ON g.cohort_id = k.cohort_id
WHERE coalesce(p.standing, g.standing) = 'own' AND k.via_source IS NULL AND k.restates_id IS NULL AND k.overruled_by_id IS NULL
