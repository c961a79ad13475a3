CREATE VIEW neighbouring_articles AS
-- Which articles tell, certainly or possibly, of the same persons? One row per pair and direction; what counts in one depends on the other.
SELECT
  p.article_id,                                    -- an article
  l.to_article_id AS neighbour_id                  -- the other one
FROM patients p JOIN patient_links l ON l.patient_id = p.patient_id
WHERE l.to_article_id <> p.article_id
UNION
SELECT
  l.to_article_id,                                 -- an article
  p.article_id                                     -- the other one
FROM patient_links l JOIN patients p ON p.patient_id = l.patient_id
WHERE l.to_article_id <> p.article_id
