CREATE VIEW neighbouring_articles AS
-- Which articles have to be counted anew when one changes? One row per reason and direction: those that tell, certainly or possibly, of the same persons, and
-- those whose claims the one overrules.
SELECT
  p.article_id,                                    -- an article
  l.to_article_id AS neighbour_id                  -- the other one
FROM patients p JOIN patient_links l ON l.patient_id = p.patient_id
WHERE l.to_article_id <> p.article_id
UNION ALL
SELECT
  l.to_article_id,                                 -- an article
  p.article_id                                     -- the other one
FROM patient_links l JOIN patients p ON p.patient_id = l.patient_id
WHERE l.to_article_id <> p.article_id
UNION ALL
SELECT
  better.article_id,                               -- an article
  k.article_id                                     -- the other one
FROM claims better JOIN claims k ON k.overruled_by_id = better.claim_id
WHERE k.article_id <> better.article_id
