-- What imported records say, beside what case files say: whole bibliographic records, who wrote them, what kind of publication it is, links and notices.

CREATE TABLE article_records(
  -- The record of PubMed, MEDLINE or RIS that was imported for an article. The article's own row has what the case file says, and takes from here what
  -- that leaves open; where there is no case file it says what the record says.
  article_id INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE, -- the article
  format TEXT NOT NULL,                            -- 'PubMed XML', 'NBIB' or 'RIS'
  pmid TEXT,                                       -- NULL: none
  pmcid TEXT,                                      -- 'PMC5817589'; NULL: none
  doi TEXT,                                        -- lower case; NULL: none
  title TEXT,                                      -- without markup; NULL: not stated
  vernacular_title TEXT,                           -- in the language of the article; NULL: not stated
  journal TEXT,                                    -- full name; NULL: not stated
  journal_abbreviation TEXT,                       -- NLM's: 'JAMA Dermatol'; NULL: not stated
  issn TEXT,                                       -- '2168-6068'; NULL: not stated
  published TEXT,                                  -- earliest of the two dates printed, ISO, may be partial; NULL: no year can be read
  issue_date TEXT,                                 -- of the issue where it differs, ISO, of a span its beginning; NULL: none or the same
  published_text TEXT,                             -- the issue date's own words where ISO says less: '2018 May-Jun', 'Summer 2004'; NULL: ISO says all
  electronic_date TEXT,                            -- published online, ISO; NULL: not stated
  volume TEXT,                                     -- NULL: not stated
  issue TEXT,                                      -- NULL: not stated
  pages TEXT,                                      -- as given: '1018-20'; NULL: not stated
  book_title TEXT,                                 -- the book that it is, or is a part of; NULL: a journal's article
  publisher TEXT,                                  -- NULL: not stated
  place TEXT,                                      -- of publication; NULL: not stated
  edition TEXT,                                    -- NULL: not stated
  isbn TEXT,                                       -- several are joined by ', '; NULL: not stated
  registration TEXT,                               -- trial registrations, joined by ', '; NULL: not stated
  conflict_of_interest TEXT,                       -- as declared; NULL: not stated
  printed_at TEXT,                                 -- where it is printed, in short: '2017;153:1072'; NULL: year, volume or page is not known
  revised TEXT,                                    -- when the source last revised its record, ISO; NULL: not stated
  source_name TEXT NOT NULL,                       -- the file it was imported from, as given
  source_position INTEGER NOT NULL,                -- line in it where the record begins
  digest TEXT NOT NULL,                            -- of all that the record says: the same digest, nothing to do
  imported TEXT NOT NULL,                          -- UTC, ISO 8601: when it last changed the catalogue
  CONSTRAINT "unknown bibliography of a record is NULL, never empty" CHECK (pmid <> '' AND pmcid <> '' AND doi <> '' AND title <> '' AND journal <> ''
    AND published <> '' AND volume <> '' AND issue <> '' AND pages <> '')
) STRICT;

CREATE TABLE article_other_identifiers(
  -- Further numbers of an article in an imported record.
  article_id INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, -- the article
  scheme TEXT NOT NULL,                            -- lower case: 'pii', 'mid', 'bookaccession'
  value TEXT NOT NULL,                             -- as given
  CONSTRAINT "a further number stands once at an article" PRIMARY KEY (article_id, scheme, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE article_languages(
  -- Languages in which an imported article was published.
  article_id INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, -- the article
  position INTEGER NOT NULL,                       -- 1 is the first named
  language TEXT NOT NULL,                          -- ISO 639-1 where there is one: 'en'
  CONSTRAINT "a language's place is taken once" PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE article_publication_types(
  -- What kind of publication an imported record says it is.
  article_id INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, -- the article
  position INTEGER NOT NULL,                       -- 1 is the first named
  publication_type TEXT NOT NULL,                  -- 'Case Reports', 'Published Erratum', as given
  CONSTRAINT "a publication type's place is taken once" PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE article_keywords(
  -- What an imported record is indexed under.
  article_id INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, -- the article
  position INTEGER NOT NULL,                       -- 1 is the first named
  scheme TEXT NOT NULL,                            -- 'MESH' or 'keyword' (the authors' own)
  term TEXT NOT NULL,                              -- 'Pemphigus, Benign Familial'
  code TEXT,                                       -- 'D016506'; NULL: none
  major INTEGER NOT NULL,                          -- 1: the article is mainly about it, 0: or not said
  CONSTRAINT "a keyword's place is taken once" PRIMARY KEY (article_id, position),
  CONSTRAINT "a keyword is major or not" CHECK (major = 0 OR major = 1)
) STRICT, WITHOUT ROWID;

CREATE TEMP TABLE former_article_authors AS SELECT * FROM article_authors;
DROP TABLE article_authors;
CREATE TABLE article_authors(
  -- Authors in the order printed.
  article_id INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, -- the article
  position INTEGER NOT NULL,                       -- 1 is the first author
  family TEXT NOT NULL,                            -- family name, or the name of a group of authors
  given TEXT,                                      -- given names or initials; NULL: not known
  orcid TEXT,                                      -- '0000-0002-1825-0097'; NULL: not known
  affiliation TEXT,                                -- NULL: not known
  suffix TEXT,                                     -- 'Jr'; NULL: none
  initials TEXT,                                   -- as a record gives them; NULL: not known
  kind TEXT NOT NULL DEFAULT 'person',             -- 'person', or 'group' (a collective name)
  CONSTRAINT "an author's place is taken once" PRIMARY KEY (article_id, position),
  CONSTRAINT "an author is a person or a group" CHECK (kind = 'person' OR kind = 'group')
) STRICT, WITHOUT ROWID;
INSERT INTO article_authors(article_id, position, family, given, orcid, affiliation)
  SELECT article_id, position, family, given, orcid, affiliation FROM former_article_authors;
DROP TABLE former_article_authors;
CREATE INDEX article_authors_family ON article_authors(family);

CREATE TABLE article_editors(
  -- Editors of the book that an imported record is about, in the order printed.
  article_id INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, -- the article
  position INTEGER NOT NULL,                       -- 1 is the first editor
  family TEXT NOT NULL,                            -- family name, or the name of a group
  given TEXT,                                      -- given names or initials; NULL: not known
  suffix TEXT,                                     -- 'Jr'; NULL: none
  CONSTRAINT "an editor's place is taken once" PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;

CREATE TEMP TABLE former_article_links AS SELECT * FROM article_links;
DROP TABLE article_links;
CREATE TABLE article_links(
  -- How articles hang together; the other end may not be in the catalogue.
  article_link_id INTEGER PRIMARY KEY,             -- its key
  article_id INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, -- the article that says so
  relation TEXT NOT NULL,                          -- 'companion', 'comments on', 'retells', 'possible overlap', 'retraction in', 'erratum for', ...
  to_article_id INTEGER REFERENCES articles ON DELETE SET NULL, -- the other article; NULL: not in the catalogue
  to_citekey TEXT,                                 -- its citekey as written; NULL: not given
  to_pmid TEXT,                                    -- its PMID as written; NULL: not given
  to_doi TEXT,                                     -- its DOI as written; NULL: not given
  to_text TEXT,                                    -- its description where it has neither, or as a record cites it; NULL: not given
  certainty TEXT NOT NULL DEFAULT 'certain',       -- 'certain' or 'possible'
  note TEXT,                                       -- why, or a record's note; NULL: none
  origin TEXT NOT NULL DEFAULT 'case file',        -- who says so: 'case file' or 'record'
  to_published TEXT,                               -- date of the other end as a record cites it, ISO, may be partial; NULL: not given
  to_printed_at TEXT,                              -- where the other end is printed, in short: '2017;153:1072'; NULL: not given
  CONSTRAINT "a link names its other end" CHECK (to_citekey IS NOT NULL OR to_pmid IS NOT NULL OR to_doi IS NOT NULL OR to_text IS NOT NULL),
  CONSTRAINT "a link is certain or possible" CHECK (certainty = 'certain' OR certainty = 'possible'),
  CONSTRAINT "a link is of a case file or of a record" CHECK (origin = 'case file' OR origin = 'record')
) STRICT;
INSERT INTO article_links(article_link_id, article_id, relation, to_article_id, to_citekey, to_pmid, to_doi, to_text, certainty, note)
  SELECT article_link_id, article_id, relation, to_article_id, to_citekey, to_pmid, to_doi, to_text, certainty, note FROM former_article_links;
DROP TABLE former_article_links;
CREATE INDEX article_links_article ON article_links(article_id);
CREATE INDEX article_links_to_article ON article_links(to_article_id) WHERE to_article_id IS NOT NULL;
CREATE INDEX article_links_to_citekey ON article_links(to_citekey) WHERE to_article_id IS NULL;
CREATE INDEX article_links_to_pmid ON article_links(to_pmid) WHERE to_article_id IS NULL;
CREATE INDEX article_links_to_doi ON article_links(to_doi) WHERE to_article_id IS NULL;

CREATE TEMP TABLE former_errata AS SELECT * FROM errata;
DROP TABLE errata;
CREATE TABLE errata(
  -- A correction, retraction, concern or reinstatement. Never evidence of its own.
  erratum_id INTEGER PRIMARY KEY,                  -- its key
  article_id INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, -- the article it is about
  kind TEXT NOT NULL,                              -- 'correction', 'retraction', 'partial retraction', 'expression of concern', 'corrected and republished', 'reinstatement'
  scope TEXT NOT NULL,                             -- what it is about: 'affiliation', 'author', 'dose', 'data', 'conclusion', ...; 'not stated' of an imported one
  title TEXT,                                      -- heading of the notice; NULL: not known
  published TEXT,                                  -- ISO, may be partial; NULL: not known
  pmid TEXT,                                       -- the notice's own PMID; NULL: none
  doi TEXT,                                        -- the notice's own DOI; NULL: none
  cited_as TEXT,                                   -- where it is printed; NULL: not known
  summary TEXT,                                    -- what it says, in the curator's own words, or the record's note; NULL: not given
  locator TEXT,                                    -- where it is announced: 'PubMed record'; NULL: not given
  touches TEXT NOT NULL,                           -- 'nothing', 'everything' or 'listed' (erratum_claims lists them; everything follows later claims)
  text_read TEXT,                                  -- what was read of the notice; NULL: not stated
  source_file TEXT,                                -- the case or notice file; NULL: imported
  source_line INTEGER,                             -- line in it; NULL: imported
  judged INTEGER NOT NULL DEFAULT 1,               -- 1: what it touches was said by a curator or follows from its kind; 0: nobody has said yet
  printed_at TEXT,                                 -- where it is printed, in short: '2017;153:1072', by which notices without numbers are told apart; NULL: not known
  CONSTRAINT "a notice is of a known kind" CHECK (kind = 'correction' OR kind = 'retraction' OR kind = 'partial retraction'
    OR kind = 'expression of concern' OR kind = 'corrected and republished' OR kind = 'reinstatement'),
  CONSTRAINT "a notice names its scope" CHECK (scope <> ''),
  CONSTRAINT "a notice touches nothing, everything or what is listed" CHECK (touches = 'nothing' OR touches = 'everything' OR touches = 'listed'),
  CONSTRAINT "a notice is judged or not, and lists no claims until it is" CHECK (judged = 1 OR (judged = 0 AND touches <> 'listed'))
) STRICT;
INSERT INTO errata(erratum_id, article_id, kind, scope, title, published, pmid, doi, cited_as, summary, locator, touches, text_read, source_file, source_line)
  SELECT erratum_id, article_id, kind, scope, title, published, pmid, doi, cited_as, summary, locator, touches, text_read, source_file, source_line FROM former_errata;
DROP TABLE former_errata;
CREATE INDEX errata_article ON errata(article_id);
CREATE INDEX errata_pmid ON errata(pmid) WHERE pmid IS NOT NULL;
CREATE INDEX errata_doi ON errata(doi) WHERE doi IS NOT NULL;

CREATE TABLE deleted_citations(
  -- PMIDs that PubMed says it has withdrawn from its list; the articles stay in the catalogue.
  pmid TEXT PRIMARY KEY,                           -- the number
  source_name TEXT NOT NULL,                       -- the file that says so, as given
  imported TEXT NOT NULL                           -- UTC, ISO 8601
) STRICT, WITHOUT ROWID;
