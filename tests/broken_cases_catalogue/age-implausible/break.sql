UPDATE patients SET age_years_min = 30, age_years_max = 30, disease_duration_years_min = 40 WHERE label = 'Patient 2';
INSERT INTO claims(claim_id, article_id, kind, patient_id, affected, assessed, said, locator, basis, source_line)
  SELECT 901, article_id, 'characteristic', patient_id, 1, 1, 'aged 520', 'abstract', 'stated', 40 FROM patients WHERE label = 'Patient 1';
INSERT INTO characteristics(claim_id, name, value_min, value_max, unit) VALUES(901, 'age', 520, 520, 'years');
