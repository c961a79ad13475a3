INSERT INTO cohorts(article_id, label, size, parent_id, source_line) SELECT article_id, 'women', 4, cohort_id, 40 FROM cohorts WHERE label = 'all patients';
