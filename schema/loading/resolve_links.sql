-- Lets references that were written as words find this article, from both ends. Each statement enters by an index.
UPDATE article_links SET to_article_id = (SELECT a.article_id FROM articles a WHERE a.citekey = article_links.to_citekey)
  WHERE article_id = :article_id AND to_citekey IS NOT NULL;
UPDATE article_links SET to_article_id = (SELECT x.article_id FROM article_identifiers x WHERE x.scheme = 'pmid' AND x.value = article_links.to_pmid)
  WHERE article_id = :article_id AND to_article_id IS NULL AND to_pmid IS NOT NULL;
UPDATE article_links SET to_article_id = (SELECT x.article_id FROM article_identifiers x WHERE x.scheme = 'doi' AND x.value = article_links.to_doi)
  WHERE article_id = :article_id AND to_article_id IS NULL AND to_doi IS NOT NULL;
UPDATE article_links SET to_article_id = :article_id
  WHERE to_article_id IS NULL AND to_citekey = (SELECT citekey FROM articles WHERE article_id = :article_id);
UPDATE article_links SET to_article_id = :article_id
  WHERE to_article_id IS NULL AND to_pmid = (SELECT value FROM article_identifiers WHERE article_id = :article_id AND scheme = 'pmid');
UPDATE article_links SET to_article_id = :article_id
  WHERE to_article_id IS NULL AND to_doi = (SELECT value FROM article_identifiers WHERE article_id = :article_id AND scheme = 'doi');

UPDATE patient_links SET to_article_id = (SELECT a.article_id FROM articles a WHERE a.citekey = patient_links.to_citekey)
  WHERE patient_id IN (SELECT patient_id FROM patients WHERE article_id = :article_id);
UPDATE patient_links SET to_article_id = :article_id WHERE to_citekey = (SELECT citekey FROM articles WHERE article_id = :article_id);
UPDATE patient_links SET to_patient_id =
    (SELECT p.patient_id FROM patients p WHERE p.article_id = patient_links.to_article_id AND p.label = patient_links.to_label)
  WHERE to_article_id = :article_id OR patient_id IN (SELECT patient_id FROM patients WHERE article_id = :article_id);

UPDATE cohort_links SET to_article_id = (SELECT a.article_id FROM articles a WHERE a.citekey = cohort_links.to_citekey)
  WHERE cohort_id IN (SELECT cohort_id FROM cohorts WHERE article_id = :article_id);
UPDATE cohort_links SET to_article_id = :article_id WHERE to_citekey = (SELECT citekey FROM articles WHERE article_id = :article_id);
UPDATE cohort_links SET to_cohort_id =
    (SELECT c.cohort_id FROM cohorts c WHERE c.article_id = cohort_links.to_article_id AND c.label = coalesce(cohort_links.to_label, 'all patients'))
  WHERE to_article_id = :article_id OR cohort_id IN (SELECT cohort_id FROM cohorts WHERE article_id = :article_id);

UPDATE claims SET via_article_id = (SELECT a.article_id FROM articles a WHERE a.citekey = claims.via_source)
  WHERE article_id = :article_id AND via_source IS NOT NULL;
UPDATE claims SET via_article_id = :article_id
  WHERE via_source = (SELECT citekey FROM articles WHERE article_id = :article_id) AND article_id <> :article_id;

UPDATE claims SET overruled_by_id =
    (SELECT k.claim_id FROM articles a JOIN claims k ON k.article_id = a.article_id
     WHERE a.citekey = substr(claims.overruled_by, 1, instr(claims.overruled_by, '#') - 1)
       AND k.local_id = substr(claims.overruled_by, instr(claims.overruled_by, '#') + 1))
  WHERE article_id = :article_id AND overruled_by IS NOT NULL AND instr(overruled_by, '#') > 0;
UPDATE claims SET overruled_by_id =
    (SELECT k.claim_id FROM claims k WHERE k.article_id = :article_id AND k.local_id = substr(claims.overruled_by, instr(claims.overruled_by, '#') + 1))
  WHERE overruled_by IN (SELECT a.citekey || '#' || k.local_id FROM articles a JOIN claims k ON k.article_id = a.article_id
    WHERE a.article_id = :article_id AND k.local_id IS NOT NULL);
