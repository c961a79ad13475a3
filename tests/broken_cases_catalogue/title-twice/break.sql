INSERT INTO articles(citekey, title, design, text_read, source_file, source_line)
  SELECT 'albers-2018', upper(title), design, text_read, 'albers-2018.yaml', 1 FROM articles WHERE citekey = 'albers-2017';
