CREATE VIEW evidence AS
-- What does the catalogue hold, and how far does each claim count? One row per claim, restating and background claims included.
SELECT
  a.citekey,                                       -- the article
  (SELECT x.value FROM article_identifiers x WHERE x.article_id = a.article_id AND x.scheme = 'pmid') AS pmid, -- its PMID; NULL: none known
  (SELECT x.value FROM article_identifiers x WHERE x.article_id = a.article_id AND x.scheme = 'doi') AS doi, -- its DOI; NULL: none known
  k.claim_id,                                      -- the claim
  k.kind,                                          -- what kind of claim
  coalesce(p.label, g.label) AS subject,           -- the patient, or the group; NULL: background
  k.affected,                                      -- in how many it is present; NULL: not stated
  k.assessed,                                      -- in how many it was looked for; NULL: not stated
  k.said,                                          -- the claim in the curator's own words
  k.locator,                                       -- where in the text; NULL: not given
  k.basis,                                         -- 'stated', 'coded' or 'derived'
  k.via_source,                                    -- who passes it on; NULL: said at first hand
  v.citekey AS via_citekey,                        -- that article; NULL: none, or not in the catalogue
  k.caution,                                       -- the curator's doubt; NULL: none
  k.overruled_by_id AS overruled_by,               -- claim_id of the better sourced claim; NULL: none
  a.text_read,                                     -- what was read of the article
  k.flagged,                                       -- 1 while a notice puts it in doubt
  k.why_not_counted IS NULL AS counted,            -- 1 if it counts
  k.why_not_counted,                               -- why it does not; NULL: it counts
  k.topic                                          -- of a background claim: 'methods', 'disagreements', 'not seen'; NULL: another kind
FROM claim_counting k
JOIN articles a ON a.article_id = k.article_id
LEFT JOIN articles v ON v.article_id = k.via_article_id
LEFT JOIN patients p ON p.patient_id = k.patient_id
LEFT JOIN cohorts g ON g.cohort_id = k.cohort_id
