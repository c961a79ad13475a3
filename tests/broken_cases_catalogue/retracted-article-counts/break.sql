UPDATE errata SET kind = 'retraction';
INSERT INTO articles(citekey, design, text_read, source_file, source_line) VALUES('smith-2020', 'review', 'abstract', 'smith-2020.yaml', 1);
INSERT INTO cohorts(article_id, label, size) SELECT article_id, 'all patients', 4 FROM articles WHERE citekey = 'smith-2020';
INSERT INTO claims(article_id, kind, cohort_id, affected, assessed, said, locator, basis, via_article_id, source_line)
  SELECT a.article_id, 'characteristic', g.cohort_id, 4, 4, 'four women, as told elsewhere', 'abstract', 'stated', b.article_id, 9
  FROM articles a JOIN cohorts g ON g.article_id = a.article_id, articles b WHERE a.citekey = 'smith-2020' AND b.citekey = 'albers-2017';
