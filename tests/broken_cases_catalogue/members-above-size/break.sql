INSERT INTO cohorts(article_id, label, size, parent_id, source_line) SELECT article_id, 'women', 1, cohort_id, 40 FROM cohorts WHERE label = 'all patients';
INSERT INTO cohort_patients(cohort_id, patient_id) SELECT g.cohort_id, p.patient_id FROM cohorts g, patients p WHERE g.label = 'women' AND p.label <> 'Patient 1';
