CREATE VIEW article_appraisals AS
-- How did a reader answer the questions of Murad 2018 and of CARE for an article? One row per answered item.
SELECT
  a.citekey,                                       -- the article
  q.instrument,                                    -- 'murad' or 'care'
  q.item,                                          -- number of the question, from 1
  q.answer,                                        -- 'yes', 'no', 'unclear', 'not applicable'
  q.why,                                           -- the reader's reason
  q.reader                                         -- who says so; NULL: not named
FROM appraisals q
JOIN articles a ON a.article_id = q.article_id
