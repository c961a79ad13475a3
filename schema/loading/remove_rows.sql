-- Takes away the rows below an article, before it is written anew or removed. What other articles say of its claims stays as words,
-- and so do the links of an imported record; the record is read again by the next import.
UPDATE claims SET overruled_by_id = NULL
  WHERE overruled_by_id IN (SELECT claim_id FROM claims WHERE article_id = :article_id) AND article_id <> :article_id;
DELETE FROM response_facts WHERE (condition_id, intervention_id, endpoint_id, claim_id) IN (
  SELECT t.condition_id, t.intervention_id, o.endpoint_id, o.claim_id
  FROM claims k JOIN outcomes o ON o.claim_id = k.claim_id JOIN treatments t ON t.claim_id = o.treatment_id WHERE k.article_id = :article_id);
DELETE FROM claim_precedence WHERE article_id = :article_id;
DELETE FROM claim_precedence WHERE before_id IN (SELECT claim_id FROM claims WHERE article_id = :article_id);
DELETE FROM uncounted_claims WHERE article_id = :article_id;
DELETE FROM claims WHERE article_id = :article_id;
DELETE FROM patients WHERE article_id = :article_id;
DELETE FROM cohorts WHERE article_id = :article_id;
DELETE FROM article_identifiers WHERE article_id = :article_id;
DELETE FROM article_authors WHERE article_id = :article_id;
DELETE FROM article_sources WHERE article_id = :article_id;
DELETE FROM article_links WHERE article_id = :article_id AND origin = 'case file';
UPDATE article_records SET digest = '' WHERE article_id = :article_id;
DELETE FROM appraisals WHERE article_id = :article_id;
DELETE FROM adjudications WHERE article_id = :article_id;
