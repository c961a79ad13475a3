-- Publications: what they are, how they are cited, how they hang together.

CREATE TABLE articles(
  -- One publication: a report, a series, a trial, a review that retells, a notice that PubMed lists under its own number.
  article_id INTEGER PRIMARY KEY,                  -- its key
  citekey TEXT NOT NULL,                           -- its short name: 'albers-2017'
  title TEXT,                                      -- NULL: not known
  journal TEXT,                                    -- full name; NULL: not known
  published TEXT,                                  -- earliest date printed, ISO, may be partial ('2017-10'); NULL: not known
  issue_date TEXT,                                 -- date of the issue where it differs, ISO; NULL: not known
  volume TEXT,                                     -- NULL: not known
  issue TEXT,                                      -- NULL: not known
  pages TEXT,                                      -- as given; NULL: not known
  language TEXT,                                   -- ISO 639 code: 'en'; NULL: not known
  design TEXT NOT NULL,                            -- 'case series', 'case report', 'notice', ...; its own words where none fits
  setting TEXT,                                    -- where the patients were seen; NULL: not stated
  registration TEXT,                               -- trial registration; NULL: not stated
  patients_reported INTEGER,                       -- the article's own patients; NULL: not stated
  text_read TEXT NOT NULL,                         -- what the curator read: 'full text', ..., 'citation' for an imported record
  conflict_of_interest TEXT,                       -- as declared, in short; NULL: not stated
  status TEXT NOT NULL DEFAULT 'final',            -- 'final' or 'draft' (listed, never counted)
  note TEXT,                                       -- the curator's remark; NULL: none
  source_file TEXT,                                -- the case file it came from; NULL: imported
  source_line INTEGER,                             -- line of its first key in that file; NULL: imported
  CONSTRAINT "a citekey is used once" UNIQUE (citekey),
  CONSTRAINT "a citekey is never empty" CHECK (citekey <> ''),
  CONSTRAINT "text read is one of the known words" CHECK (text_read = 'full text' OR text_read = 'part of full text' OR text_read = 'abstract'
    OR text_read = 'key points' OR text_read = 'secondary summary' OR text_read = 'citation'),
  CONSTRAINT "an article is final or draft" CHECK (status = 'final' OR status = 'draft'),
  CONSTRAINT "patients reported is not negative" CHECK (patients_reported >= 0),
  CONSTRAINT "unknown bibliography is NULL, never empty" CHECK (title <> '' AND journal <> '' AND published <> '' AND volume <> '' AND issue <> '' AND pages <> '')
) STRICT;

CREATE TABLE article_identifiers(
  -- PubMed, PubMed Central and DOI numbers of an article.
  scheme TEXT NOT NULL,                            -- 'pmid', 'pmcid' or 'doi'
  value TEXT NOT NULL,                             -- '28768313', 'PMC5817589', '10.1001/...' in lower case
  article_id INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, -- whose it is
  CONSTRAINT "an identifier belongs to one article" PRIMARY KEY (scheme, value),
  CONSTRAINT "an article has one identifier of a scheme" UNIQUE (article_id, scheme),
  CONSTRAINT "an identifier is a pmid, a pmcid or a doi" CHECK (scheme = 'pmid' OR scheme = 'pmcid' OR scheme = 'doi')
) STRICT, WITHOUT ROWID;

CREATE TABLE article_authors(
  -- Authors in the order printed.
  article_id INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, -- the article
  position INTEGER NOT NULL,                       -- 1 is the first author
  family TEXT NOT NULL,                            -- family name, or the name of a group of authors
  given TEXT,                                      -- given names or initials; NULL: not known
  orcid TEXT,                                      -- NULL: not known
  affiliation TEXT,                                -- NULL: not known
  CONSTRAINT "an author's place is taken once" PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE article_sources(
  -- Other texts about an article (news, charity pages) that claims may be passed on by.
  article_id INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, -- the article
  name TEXT NOT NULL,                              -- short name used by `via`: 'news page'
  address TEXT NOT NULL,                           -- where it is
  CONSTRAINT "a source is named once in an article" PRIMARY KEY (article_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE article_links(
  -- How articles hang together; the other end may not be in the catalogue.
  article_link_id INTEGER PRIMARY KEY,             -- its key
  article_id INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, -- the article that says so
  relation TEXT NOT NULL,                          -- 'companion', 'comments on', 'retells', 'possible overlap', ...
  to_article_id INTEGER REFERENCES articles ON DELETE SET NULL, -- the other article; NULL: not in the catalogue
  to_citekey TEXT,                                 -- its citekey as written; NULL: not given
  to_pmid TEXT,                                    -- its PMID as written; NULL: not given
  to_doi TEXT,                                     -- its DOI as written; NULL: not given
  to_text TEXT,                                    -- its description where it has neither; NULL: not given
  certainty TEXT NOT NULL DEFAULT 'certain',       -- 'certain' or 'possible'
  note TEXT,                                       -- why; NULL: none
  CONSTRAINT "a link names its other end" CHECK (to_citekey IS NOT NULL OR to_pmid IS NOT NULL OR to_doi IS NOT NULL OR to_text IS NOT NULL),
  CONSTRAINT "a link is certain or possible" CHECK (certainty = 'certain' OR certainty = 'possible')
) STRICT;

CREATE TABLE article_texts(
  -- Abstracts, apart from the rows that reports read; only from the user's own import.
  article_id INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE, -- the article
  abstract TEXT                                    -- NULL: none
) STRICT;

CREATE INDEX article_authors_family ON article_authors(family);
CREATE INDEX article_links_article ON article_links(article_id);
CREATE INDEX article_links_to_article ON article_links(to_article_id) WHERE to_article_id IS NOT NULL;
CREATE INDEX article_links_to_citekey ON article_links(to_citekey) WHERE to_article_id IS NULL;
CREATE INDEX article_links_to_pmid ON article_links(to_pmid) WHERE to_article_id IS NULL;
CREATE INDEX article_links_to_doi ON article_links(to_doi) WHERE to_article_id IS NULL;
