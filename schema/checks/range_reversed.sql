-- severity: error
-- why: a least value above the greatest says nothing (times, doses and values elsewhere are held by constraints of their tables)
-- repair: write the smaller figure first
SELECT a.source_file, k.source_line, a.citekey AS subject, r.what || ' of a step runs backwards: ' || printf('%g', r.least) || ' to ' || printf('%g', r.greatest)
  || ' (' || k.said || ')' AS message
FROM (
  SELECT claim_id, 'the end' AS what, until_days_min AS least, until_days_max AS greatest FROM dose_steps WHERE until_days_min > until_days_max
  UNION ALL
  SELECT claim_id, 'the length', lasted_days_min, lasted_days_max FROM dose_steps WHERE lasted_days_min > lasted_days_max
  UNION ALL
  SELECT claim_id, 'the number of sessions', repeats_min, repeats_max FROM dose_steps WHERE repeats_min > repeats_max
  UNION ALL
  SELECT claim_id, 'the total', total_min, total_max FROM dose_steps WHERE total_min > total_max
) r
JOIN claims k ON k.claim_id = r.claim_id
JOIN articles a ON a.article_id = k.article_id
ORDER BY a.citekey, k.claim_id, r.what
