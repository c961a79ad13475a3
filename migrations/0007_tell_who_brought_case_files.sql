-- Who brought a file, the program or a curator: `migrate` corrects the program's own and leaves the curator's. The table is made anew so that its new
-- column stands with the others. Of old rows only the path tells: those below seed/ are taken for the program's, though a curator may have loaded an
-- edited copy from a folder of that name.

CREATE TABLE former_case_files AS SELECT * FROM case_files;
DROP TABLE case_files;

CREATE TABLE case_files(
  -- The text files that the catalogue was made from, with their text: `export case` writes it back.
  case_file_id INTEGER PRIMARY KEY,                -- its key
  path TEXT NOT NULL,                              -- as given, or 'seed/albers-2017.yaml'
  kind TEXT NOT NULL,                              -- 'article', 'vocabulary' or 'notice'
  article_id INTEGER REFERENCES articles ON DELETE CASCADE, -- the article it holds or is about; NULL: a vocabulary
  sha256 TEXT NOT NULL,                            -- of the file's bytes, hexadecimal
  loaded TEXT NOT NULL,                            -- UTC, ISO 8601
  origin TEXT NOT NULL,                            -- 'seed' (a text that came with a program, whoever loaded it) or 'curator'
  content TEXT NOT NULL,                           -- the file as loaded
  CONSTRAINT "a case file is an article, a vocabulary or a notice" CHECK (kind = 'article' OR kind = 'vocabulary' OR kind = 'notice'),
  CONSTRAINT "a case file comes from the seed or a curator" CHECK (origin = 'seed' OR origin = 'curator')
) STRICT;

INSERT INTO case_files(case_file_id, path, kind, article_id, sha256, loaded, origin, content)
SELECT case_file_id, path, kind, article_id, sha256, loaded, CASE WHEN substr(path, 1, 5) = 'seed/' THEN 'seed' ELSE 'curator' END, content
FROM former_case_files;
DROP TABLE former_case_files;

CREATE UNIQUE INDEX case_files_path ON case_files(path, origin);
CREATE INDEX case_files_article ON case_files(article_id) WHERE article_id IS NOT NULL;

CREATE TABLE removed_seed_articles(
  -- Articles of the program that a curator took out: `migrate` leaves them out and says so.
  citekey TEXT NOT NULL,                           -- the article's short name in the program's case file
  CONSTRAINT "an article is taken out once" PRIMARY KEY (citekey)
) STRICT, WITHOUT ROWID;
