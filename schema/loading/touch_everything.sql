-- Lets every notice that touches everything touch all claims that its article has now.
INSERT OR IGNORE INTO erratum_claims(claim_id, erratum_id)
  SELECT k.claim_id, e.erratum_id FROM errata e JOIN claims k ON k.article_id = e.article_id
  WHERE e.article_id = :article_id AND e.touches = 'everything';
