-- Which files were loaded, and tables that are derived from the rest and can be rebuilt at any time.

CREATE TABLE case_files(
  -- The text files that the catalogue was made from, with their text: `export case` writes it back.
  case_file_id INTEGER PRIMARY KEY,                -- its key
  path TEXT NOT NULL,                              -- as given, or 'seed/albers-2017.yaml'
  kind TEXT NOT NULL,                              -- 'article', 'vocabulary' or 'notice'
  article_id INTEGER REFERENCES articles ON DELETE CASCADE, -- the article it holds or is about; NULL: a vocabulary
  sha256 TEXT NOT NULL,                            -- of the file's bytes, hexadecimal
  loaded TEXT NOT NULL,                            -- UTC, ISO 8601
  content TEXT NOT NULL,                           -- the file as loaded
  CONSTRAINT "a case file is an article, a vocabulary or a notice" CHECK (kind = 'article' OR kind = 'vocabulary' OR kind = 'notice')
) STRICT;

CREATE TABLE uncounted_claims(
  -- Derived by schema/counting.sql: claims that never count, whatever the notices say.
  claim_id INTEGER PRIMARY KEY,                    -- the claim
  article_id INTEGER NOT NULL,                     -- its article: derived an article at a time
  why TEXT NOT NULL,                               -- the reason shown as why_not_counted
  CONSTRAINT "a reason is one of the known words" CHECK (why = 'restates' OR why = 'retold' OR why = 'part of the treated area' OR why = 'group statistic'
    OR why = 'no count' OR why = 'overruled' OR why = 'prior course' OR why = 'draft' OR why = 'baseline' OR why = 'said at first hand')
) STRICT;

CREATE TABLE claim_precedence(
  -- Derived by schema/counting.sql: a claim that counts only while none of those before it stands unflagged.
  claim_id INTEGER NOT NULL,                       -- the claim that gives way
  before_id INTEGER NOT NULL,                      -- the claim that is counted instead
  article_id INTEGER NOT NULL,                     -- article of claim_id: derived an article at a time
  why TEXT NOT NULL,                               -- 'another tally', 'possibly the same patient' or 'said at first hand'
  CONSTRAINT "a claim gives way to another once" PRIMARY KEY (claim_id, before_id),
  CONSTRAINT "a claim gives way for a known reason" CHECK (why = 'another tally' OR why = 'possibly the same patient' OR why = 'said at first hand')
) STRICT, WITHOUT ROWID;

CREATE TABLE response_facts(
  -- Derived: the outcome claims that count, clustered for leagues; flags are subtracted on reading.
  condition_id INTEGER NOT NULL,                   -- the indication
  intervention_id INTEGER NOT NULL,                -- the treatment
  endpoint_id INTEGER NOT NULL,                    -- the endpoint
  claim_id INTEGER NOT NULL,                       -- the outcome
  affected INTEGER NOT NULL,                       -- in how many it is present
  assessed INTEGER NOT NULL,                       -- in how many it was looked for
  CONSTRAINT "a fact stands once" PRIMARY KEY (condition_id, intervention_id, endpoint_id, claim_id)
) STRICT, WITHOUT ROWID;

-- Full text reads the view article_documents (schema/views) and the table claims; the loader keeps it current.
CREATE VIRTUAL TABLE article_search USING fts5(title, abstract, content='article_documents', content_rowid='article_id');
CREATE VIRTUAL TABLE claim_search USING fts5(said, content='claims', content_rowid='claim_id');

CREATE UNIQUE INDEX case_files_path ON case_files(path);
CREATE INDEX case_files_article ON case_files(article_id) WHERE article_id IS NOT NULL;
CREATE INDEX uncounted_claims_article ON uncounted_claims(article_id);
CREATE INDEX claim_precedence_article ON claim_precedence(article_id);
CREATE INDEX claim_precedence_before ON claim_precedence(before_id);
