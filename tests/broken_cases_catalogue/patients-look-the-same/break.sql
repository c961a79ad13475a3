UPDATE patients SET sex = 'female', age_years_min = 62, age_years_max = 62 WHERE label = 'Patient 2';
INSERT INTO articles(citekey, design, text_read, source_file, source_line) VALUES('smith-2020', 'case report', 'abstract', 'smith-2020.yaml', 1);
INSERT INTO patients(article_id, label, condition_id, sex, age_years_min, age_years_max, source_line)
  SELECT a.article_id, 'the woman', p.condition_id, p.sex, 62, 62, 7 FROM articles a, patients p WHERE a.citekey = 'smith-2020' AND p.label = 'Patient 2';
INSERT INTO claims(article_id, kind, patient_id, affected, assessed, said, locator, basis)
  SELECT article_id, 'treatment', patient_id, 1, 1, 'given', 'abstract', 'stated' FROM patients WHERE label = 'the woman' OR label = 'Patient 2';
INSERT INTO treatments(claim_id, intervention_id, condition_id, role)
  SELECT k.claim_id, i.intervention_id, c.condition_id, 'studied' FROM claims k, interventions i, conditions c
  WHERE k.said = 'given' AND i.name = 'naltrexone' AND c.name = 'Hailey-Hailey disease';
