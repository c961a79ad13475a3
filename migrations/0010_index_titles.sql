-- A new case file is compared with what has its title, in whatever letters: that must not read every article.
CREATE INDEX articles_title ON articles(title COLLATE NOCASE) WHERE title IS NOT NULL;
