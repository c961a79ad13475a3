-- Generated from the migrations; not to be edited: the test that compares it says how to renew it.

CREATE TABLE adjudications(
  -- One field, or one item that only one reader had, on which two readers differed, and which of the two was taken.
  article_id INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, -- the article
  position INTEGER NOT NULL,                       -- place in the case file's list, from 1
  field TEXT NOT NULL,                             -- the place in the first reader's file: 'courses[0].outcomes[1].when'
  about TEXT,                                      -- what the item is about: 'clinical resolution, all patients'; NULL: not given
  first_reader TEXT NOT NULL,                      -- name of the first reader, or of the file
  second_reader TEXT NOT NULL,                     -- name of the second reader, or of the file
  first_value TEXT,                                -- what the first wrote; NULL: nothing
  second_value TEXT,                               -- what the second wrote; NULL: nothing
  taken TEXT NOT NULL,                             -- whose was taken: 'first' or 'second'
  decided_by TEXT,                                 -- who decided; NULL: not named
  why TEXT,                                        -- the reason; NULL: not given
  source_line INTEGER NOT NULL,                    -- line in the article's case file
  CONSTRAINT "a decision stands at one place of its article" PRIMARY KEY (article_id, position),
  CONSTRAINT "what is taken is the first reader's or the second's" CHECK (taken = 'first' OR taken = 'second')
) STRICT, WITHOUT ROWID;

CREATE TABLE adverse_events(
  -- A harm that was seen, looked for and not seen, or not spoken of.
  claim_id INTEGER PRIMARY KEY REFERENCES claims ON DELETE CASCADE, -- its claim, of kind 'adverse event'
  treatment_id INTEGER REFERENCES treatments ON DELETE CASCADE, -- the course; NULL: of none in particular
  finding TEXT NOT NULL,                           -- 'nausea'; 'any adverse event', 'any serious ...', 'any other ...', 'any significant ...'
  state TEXT NOT NULL,                             -- 'present', 'absent' (the text says none), 'not reported', 'not assessed'
  severity TEXT,                                   -- as said; NULL: not stated
  serious INTEGER,                                 -- 1 serious, 0 said not to be; NULL: not stated
  fatal INTEGER,                                   -- 1 fatal, 0 said not to be; NULL: not stated
  attribution TEXT,                                -- to what the authors lay it, as said; NULL: not stated
  led_to TEXT,                                     -- 'stopping', 'dose reduction', 'admission', 'death'; NULL: nothing stated
  time_kind TEXT NOT NULL DEFAULT 'not stated',    -- 'event', 'assessment', 'censored', 'not stated'
  origin TEXT,                                     -- where the clock starts; NULL: not stated
  lower_days REAL,                                 -- after this day; NULL: no lower bound
  upper_days REAL,                                 -- not after this day; NULL: no upper bound
  time_text TEXT,                                  -- the words; NULL: none given
  lasted_days_min REAL,                            -- NULL: not stated
  lasted_days_max REAL,                            -- NULL: not stated
  site_id INTEGER REFERENCES sites,                -- where; NULL: not stated
  CONSTRAINT "a finding has a name" CHECK (finding <> ''),
  CONSTRAINT "a harm is present, absent, not reported or not assessed" CHECK (state = 'present' OR state = 'absent' OR state = 'not reported' OR state = 'not assessed'),
  CONSTRAINT "a harm led to stopping, dose reduction, admission or death"
    CHECK (led_to = 'stopping' OR led_to = 'dose reduction' OR led_to = 'admission' OR led_to = 'death'),
  CONSTRAINT "a harm's time is an event, an assessment, censored or not stated"
    CHECK (time_kind = 'event' OR time_kind = 'assessment' OR time_kind = 'censored' OR time_kind = 'not stated'),
  CONSTRAINT "serious is yes or no" CHECK (serious = 0 OR serious = 1),
  CONSTRAINT "fatal is yes or no" CHECK (fatal = 0 OR fatal = 1),
  CONSTRAINT "a harm's time runs upwards" CHECK (lower_days <= upper_days),
  CONSTRAINT "a harm's length runs upwards" CHECK (lasted_days_min <= lasted_days_max)
) STRICT;

CREATE TABLE appraisals(
  -- Items of Murad 2018 and CARE, answered for an article.
  article_id INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, -- the article
  instrument TEXT NOT NULL,                        -- 'murad' or 'care'
  item INTEGER NOT NULL,                           -- number of the question, from 1
  answer TEXT NOT NULL,                            -- 'yes', 'no', 'unclear', 'not applicable'
  why TEXT NOT NULL,                               -- the reader's reason
  reader TEXT,                                     -- who says so; NULL: not named
  CONSTRAINT "an item is answered once" PRIMARY KEY (article_id, instrument, item),
  CONSTRAINT "an appraisal is by Murad or CARE" CHECK (instrument = 'murad' OR instrument = 'care')
) STRICT, WITHOUT ROWID;

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

CREATE TABLE article_editors(
  -- Editors of the book that an imported record is about, in the order printed.
  article_id INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, -- the article
  position INTEGER NOT NULL,                       -- 1 is the first editor
  family TEXT NOT NULL,                            -- family name, or the name of a group
  given TEXT,                                      -- given names or initials; NULL: not known
  suffix TEXT,                                     -- 'Jr'; NULL: none
  CONSTRAINT "an editor's place is taken once" PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE article_identifiers(
  -- PubMed, PubMed Central and DOI numbers of an article.
  scheme TEXT NOT NULL,                            -- 'pmid', 'pmcid' or 'doi'
  value TEXT NOT NULL,                             -- '28768313', 'PMC5817589', '10.1001/...' in lower case
  article_id INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, -- whose it is
  CONSTRAINT "an identifier belongs to one article" PRIMARY KEY (scheme, value),
  CONSTRAINT "an article has one identifier of a scheme" UNIQUE (article_id, scheme),
  CONSTRAINT "an identifier is a pmid, a pmcid or a doi" CHECK (scheme = 'pmid' OR scheme = 'pmcid' OR scheme = 'doi')
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

CREATE TABLE article_languages(
  -- Languages in which an imported article was published.
  article_id INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, -- the article
  position INTEGER NOT NULL,                       -- 1 is the first named
  language TEXT NOT NULL,                          -- ISO 639-1 where there is one: 'en'
  CONSTRAINT "a language's place is taken once" PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE article_other_identifiers(
  -- Further numbers of an article in an imported record.
  article_id INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, -- the article
  scheme TEXT NOT NULL,                            -- lower case: 'pii', 'mid', 'bookaccession'
  value TEXT NOT NULL,                             -- as given
  CONSTRAINT "a further number stands once at an article" PRIMARY KEY (article_id, scheme, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE article_publication_types(
  -- What kind of publication an imported record says it is.
  article_id INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, -- the article
  position INTEGER NOT NULL,                       -- 1 is the first named
  publication_type TEXT NOT NULL,                  -- 'Case Reports', 'Published Erratum', as given
  CONSTRAINT "a publication type's place is taken once" PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;

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

CREATE VIRTUAL TABLE article_search USING fts5(title, abstract, content='article_documents', content_rowid='article_id');

CREATE TABLE article_sources(
  -- Other texts about an article (news, charity pages) that claims may be passed on by.
  article_id INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, -- the article
  name TEXT NOT NULL,                              -- short name used by `via`: 'news page'
  address TEXT NOT NULL,                           -- where it is
  CONSTRAINT "a source is named once in an article" PRIMARY KEY (article_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE article_texts(
  -- Abstracts, apart from the rows that reports read; only from the user's own import.
  article_id INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE, -- the article
  abstract TEXT                                    -- NULL: none
) STRICT;

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

CREATE TABLE characteristics(
  -- What is said of a subject apart from treatment and its results: age, sex, duration, sites, follow-up.
  claim_id INTEGER PRIMARY KEY REFERENCES claims ON DELETE CASCADE, -- its claim, of kind 'characteristic'
  name TEXT NOT NULL,                              -- 'age', 'sex', 'disease duration', 'site involved', 'prior treatments failed', 'follow-up', ...
  value_min REAL,                                  -- least value; NULL: not a number or no lower bound
  value_max REAL,                                  -- greatest value; NULL: not a number or no upper bound
  value_text TEXT,                                 -- the words; NULL: the figures say all
  unit TEXT,                                       -- 'years', 'days', 'kg', '%'; NULL: none
  statistic TEXT NOT NULL DEFAULT 'each',          -- 'each' (holds for each of the subject), 'range', 'mean', 'median', 'sd' (of the group only)
  origin TEXT,                                     -- where the clock of a follow-up starts; NULL: not a time
  site_id INTEGER REFERENCES sites,                -- of 'site involved'; else NULL
  CONSTRAINT "a characteristic has a name" CHECK (name <> ''),
  CONSTRAINT "a characteristic has a value" CHECK (value_min IS NOT NULL OR value_max IS NOT NULL OR value_text IS NOT NULL),
  CONSTRAINT "a characteristic's range runs upwards" CHECK (value_min <= value_max),
  CONSTRAINT "a characteristic is of each, or a statistic of the group"
    CHECK (statistic = 'each' OR statistic = 'range' OR statistic = 'mean' OR statistic = 'median' OR statistic = 'sd')
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

CREATE VIRTUAL TABLE claim_search USING fts5(said, content='claims', content_rowid='claim_id');

CREATE TABLE claims(
  -- One thing that an article says about a subject.
  claim_id INTEGER PRIMARY KEY,                    -- handed out in article order: a course, its steps, outcomes and events are neighbours
  article_id INTEGER NOT NULL REFERENCES articles, -- the article it is filed under
  kind TEXT NOT NULL,                              -- 'characteristic', 'treatment', 'dose step', 'outcome', 'adverse event', 'background'
  patient_id INTEGER REFERENCES patients,          -- the person it is about; NULL: a group, or background
  cohort_id INTEGER REFERENCES cohorts,            -- the group it is about; NULL: a person, or background
  affected INTEGER,                                -- in how many it is present; NULL: not stated
  assessed INTEGER,                                -- in how many it was looked for; NULL: not stated
  said TEXT NOT NULL,                              -- the claim in the curator's own words
  locator TEXT,                                    -- where in the text: 'abstract (Results)'; NULL: not given
  basis TEXT NOT NULL,                             -- 'stated', 'coded' (a reading by the curator) or 'derived' (by a rule)
  certainty TEXT NOT NULL DEFAULT 'high',          -- 'high' or 'low'
  caution TEXT,                                    -- the curator's doubt; NULL: none
  note TEXT,                                       -- a remark on the coding; NULL: none
  topic TEXT,                                      -- of a background claim: 'methods', 'disagreements', 'not seen'; else NULL
  local_id TEXT,                                   -- the name by which other lines of the case file point at it; NULL: none does
  via_source TEXT,                                 -- who passes it on: a source's name or an article's citekey; NULL: said at first hand
  via_article_id INTEGER REFERENCES articles,      -- that article if it is in the catalogue; NULL: it is not one, or not there
  restates_id INTEGER REFERENCES claims,           -- the claim that says the same fact; NULL: none
  overruled_by_id INTEGER REFERENCES claims,       -- the better sourced claim that contradicts it; NULL: none
  overruled_by TEXT,                               -- the same as written ('KEY#ID'), also while that article is missing; NULL: none
  source_line INTEGER,                             -- line in the article's case file; NULL: none
  CONSTRAINT "a claim is about a patient or a cohort, a background claim about neither"
    CHECK ((patient_id IS NOT NULL) + (cohort_id IS NOT NULL) = (kind <> 'background')),
  CONSTRAINT "a claim is of a known kind" CHECK (kind = 'characteristic' OR kind = 'treatment' OR kind = 'dose step' OR kind = 'outcome'
    OR kind = 'adverse event' OR kind = 'background'),
  CONSTRAINT "affected is within assessed" CHECK (affected BETWEEN 0 AND assessed),
  CONSTRAINT "assessed is not negative" CHECK (assessed >= 0),
  CONSTRAINT "a patient's own claim counts one person" CHECK (patient_id IS NULL OR assessed IS NULL OR assessed = 1),
  CONSTRAINT "said is never empty" CHECK (said <> ''),
  CONSTRAINT "basis is stated, coded or derived" CHECK (basis = 'stated' OR basis = 'coded' OR basis = 'derived'),
  CONSTRAINT "certainty is high or low" CHECK (certainty = 'high' OR certainty = 'low'),
  CONSTRAINT "a background claim has a topic, no other claim has" CHECK ((kind = 'background') = (topic IS NOT NULL)),
  CONSTRAINT "a claim does not restate itself" CHECK (restates_id <> claim_id),
  CONSTRAINT "a claim does not overrule itself" CHECK (overruled_by_id <> claim_id)
) STRICT;

CREATE TABLE cohort_links(
  -- The same people, certainly or possibly, in another article.
  cohort_link_id INTEGER PRIMARY KEY,              -- its key
  cohort_id INTEGER NOT NULL REFERENCES cohorts ON DELETE CASCADE, -- the group here
  to_cohort_id INTEGER REFERENCES cohorts ON DELETE SET NULL, -- the group there; NULL: not (yet) in the catalogue
  to_article_id INTEGER REFERENCES articles ON DELETE SET NULL, -- the other article; NULL: not (yet) there
  to_citekey TEXT,                                 -- the other article as written; NULL: not named ('not stated')
  to_label TEXT,                                   -- the group there as written; NULL: its 'all patients'
  certainty TEXT NOT NULL,                         -- 'certain' or 'possible'
  why TEXT,                                        -- what speaks for it; NULL: not given
  CONSTRAINT "the same group is certain or possible" CHECK (certainty = 'certain' OR certainty = 'possible')
) STRICT;

CREATE TABLE cohort_patients(
  -- Members of a group where the text names them.
  cohort_id INTEGER NOT NULL REFERENCES cohorts ON DELETE CASCADE, -- the group
  patient_id INTEGER NOT NULL REFERENCES patients ON DELETE CASCADE, -- the member
  CONSTRAINT "a member stands once in a group" PRIMARY KEY (cohort_id, patient_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE cohorts(
  -- A group in an article: everybody, an arm, a named subset, or lesions counted instead of people.
  cohort_id INTEGER PRIMARY KEY,                   -- its key
  article_id INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, -- the article
  label TEXT NOT NULL,                             -- 'all patients', 'men', 'plaques treated'
  size INTEGER,                                    -- how many; NULL: not stated
  unit TEXT NOT NULL DEFAULT 'patients',           -- what is counted: 'patients', 'plaques', 'treated areas'
  parent_id INTEGER REFERENCES cohorts ON DELETE CASCADE, -- the group that holds it; NULL: 'all patients' itself
  condition_id INTEGER REFERENCES conditions,      -- NULL: members have several, or not stated
  standing TEXT NOT NULL DEFAULT 'own',            -- 'own', or 'retold' (another article's patients)
  note TEXT,                                       -- the curator's remark; NULL: none
  source_line INTEGER,                             -- line in the case file; NULL: none
  CONSTRAINT "a group's label is used once in an article" UNIQUE (article_id, label),
  CONSTRAINT "a group has a label" CHECK (label <> ''),
  CONSTRAINT "a group's size is not negative" CHECK (size >= 0),
  CONSTRAINT "a group is own or retold" CHECK (standing = 'own' OR standing = 'retold'),
  CONSTRAINT "a group is not its own parent" CHECK (parent_id <> cohort_id)
) STRICT;

CREATE TABLE condition_codes(
  -- Codes of a condition in other systems.
  condition_id INTEGER NOT NULL REFERENCES conditions ON DELETE CASCADE, -- the condition
  scheme TEXT NOT NULL,                            -- 'MONDO', 'OMIM', 'ORPHA', 'MESH', ...
  code TEXT NOT NULL,                              -- without the scheme: '0008218'
  CONSTRAINT "a code stands once at a condition" PRIMARY KEY (condition_id, scheme, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE condition_synonyms(
  -- Other words for a condition, understood in case files and options.
  synonym TEXT NOT NULL COLLATE NOCASE,            -- 'familial benign chronic pemphigus'
  condition_id INTEGER NOT NULL REFERENCES conditions ON DELETE CASCADE, -- what it means
  CONSTRAINT "a synonym means one condition" PRIMARY KEY (synonym)
) STRICT, WITHOUT ROWID;

CREATE TABLE conditions(
  -- A disease or indication.
  condition_id INTEGER PRIMARY KEY,                -- its key
  name TEXT NOT NULL,                              -- the term used in answers: 'Hailey-Hailey disease'
  origin TEXT NOT NULL DEFAULT 'curator',          -- 'seed' (came with the program), 'curator' or 'derived' (several conditions of one group)
  CONSTRAINT "a condition has a name" CHECK (name <> ''),
  CONSTRAINT "a condition is named once" UNIQUE (name),
  CONSTRAINT "a condition comes from the seed, a curator or a group of several" CHECK (origin = 'seed' OR origin = 'curator' OR origin = 'derived')
) STRICT;

CREATE TABLE deleted_citations(
  -- PMIDs that PubMed says it has withdrawn from its list; the articles stay in the catalogue.
  pmid TEXT PRIMARY KEY,                           -- the number
  source_name TEXT NOT NULL,                       -- the file that says so, as given
  imported TEXT NOT NULL                           -- UTC, ISO 8601
) STRICT, WITHOUT ROWID;

CREATE TABLE dose_steps(
  -- One step of a course: a dose, a stop (a step without a dose) or a restart.
  claim_id INTEGER PRIMARY KEY REFERENCES claims ON DELETE CASCADE, -- its claim, of kind 'dose step'
  treatment_id INTEGER NOT NULL REFERENCES treatments ON DELETE CASCADE, -- the course
  step INTEGER NOT NULL,                           -- order within the course, from 1; parallel doses share a number
  change TEXT NOT NULL,                            -- 'start', 'stop', 'increase', 'decrease', 'temporary increase', 'restart', 'as needed', 'as reported'
  dose_min REAL,                                   -- least dose of one intake; NULL: not stated
  dose_max REAL,                                   -- greatest dose of one intake; NULL: not stated or no upper bound
  unit TEXT,                                       -- 'mg', 'U', '%', 'mg/kg', 'Gy', 'J/cm2'; NULL: no figure
  per TEXT NOT NULL DEFAULT 'dose',                -- what one figure is for: 'dose', 'area', 'site', 'plaque', 'session', ...
  frequency TEXT,                                  -- the words: 'nightly', 'every 2 weeks'; NULL: not stated
  doses_per_day REAL,                              -- rate; NULL: not stated, once, or a range of rates
  timing TEXT,                                     -- 'nightly', 'bedtime', 'morning', 'with meals', 'as needed'; NULL: not stated
  repeats_min INTEGER,                             -- sessions or fractions, at least; NULL: not stated
  repeats_max INTEGER,                             -- sessions or fractions, at most; NULL: not stated
  total_min REAL,                                  -- total amount over the repeats, at least, in `unit`; NULL: not stated
  total_max REAL,                                  -- total amount over the repeats, at most; NULL: not stated
  after_days_min REAL,                             -- began not before this many days after the course's start; NULL: not stated
  after_days_max REAL,                             -- began not after; NULL: not stated
  until_days_min REAL,                             -- ended not before, days after the course's start; NULL: not stated
  until_days_max REAL,                             -- ended not after; NULL: not stated
  lasted_days_min REAL,                            -- how long at this step, at least; NULL: not stated
  lasted_days_max REAL,                            -- how long at this step, at most; NULL: not stated
  time_text TEXT,                                  -- when, in the words of the case file; NULL: none given
  dose_text TEXT,                                  -- the dose in the words of the case file; NULL: a stop
  reason TEXT,                                     -- why it was stopped or changed; NULL: not stated
  daily_dose_min REAL AS (CASE WHEN doses_per_day >= 1 AND per = 'dose' AND unit <> '%' THEN dose_min * doses_per_day END), -- NULL: not a daily amount
  daily_dose_max REAL AS (CASE WHEN doses_per_day >= 1 AND per = 'dose' AND unit <> '%' THEN dose_max * doses_per_day END), -- NULL: not a daily amount
  CONSTRAINT "steps count from 1" CHECK (step >= 1),
  CONSTRAINT "a step is a known change" CHECK (change = 'start' OR change = 'stop' OR change = 'increase' OR change = 'decrease'
    OR change = 'temporary increase' OR change = 'restart' OR change = 'as needed' OR change = 'as reported'),
  CONSTRAINT "a stop has no dose" CHECK (change <> 'stop' OR (dose_min IS NULL AND dose_max IS NULL)),
  CONSTRAINT "a dose range runs upwards" CHECK (dose_min <= dose_max),
  CONSTRAINT "a dose is not negative" CHECK (dose_min >= 0 AND dose_max >= 0),
  CONSTRAINT "a dose has a unit" CHECK (unit IS NOT NULL OR (dose_min IS NULL AND dose_max IS NULL)),
  CONSTRAINT "a dose is per one of the known things" CHECK (per = 'dose' OR per = 'area' OR per = 'site' OR per = 'side' OR per = 'plaque' OR per = 'lesion'
    OR per = 'point' OR per = 'axilla' OR per = 'session' OR per = 'fraction' OR per = 'cycle'),
  CONSTRAINT "a step's time runs upwards" CHECK (after_days_min <= after_days_max)
) STRICT;

CREATE TABLE endpoint_codes(
  -- Codes of an endpoint in other systems.
  endpoint_id INTEGER NOT NULL REFERENCES endpoints ON DELETE CASCADE, -- the endpoint
  scheme TEXT NOT NULL,                            -- 'NCIT', 'HP', ...
  code TEXT NOT NULL,                              -- without the scheme
  CONSTRAINT "a code stands once at an endpoint" PRIMARY KEY (endpoint_id, scheme, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE endpoint_synonyms(
  -- Other words for an endpoint: 'clearance', 'remission'.
  synonym TEXT NOT NULL COLLATE NOCASE,            -- as people write it
  endpoint_id INTEGER NOT NULL REFERENCES endpoints ON DELETE CASCADE, -- what it means
  CONSTRAINT "a synonym means one endpoint" PRIMARY KEY (synonym)
) STRICT, WITHOUT ROWID;

CREATE TABLE endpoints(
  -- What can come of a treatment; named so that 'present' needs no explanation.
  endpoint_id INTEGER PRIMARY KEY,                 -- its key
  name TEXT NOT NULL,                              -- 'clinical resolution'
  kind TEXT NOT NULL,                              -- 'event' (happens at a time) or 'state' (holds when looked at)
  family TEXT NOT NULL,                            -- 'response', 'no response', 'maintenance', 'loss', 'rechallenge', 'symptom', 'other'
  counted TEXT NOT NULL,                           -- 'ever' (the greatest count stands) or 'latest' (the last look stands)
  at_risk TEXT NOT NULL,                           -- who could have it: 'treated', 'stopped', 'restarted', 'dose changed'
  per_threshold INTEGER NOT NULL DEFAULT 0,        -- 1: counted apart for each value_min (percent clearance), 0: not
  origin TEXT NOT NULL DEFAULT 'curator',          -- 'seed' or 'curator'
  CONSTRAINT "an endpoint has a name" CHECK (name <> ''),
  CONSTRAINT "an endpoint is named once" UNIQUE (name),
  CONSTRAINT "an endpoint is an event or a state" CHECK (kind = 'event' OR kind = 'state'),
  CONSTRAINT "an endpoint belongs to a known family" CHECK (family = 'response' OR family = 'no response' OR family = 'maintenance'
    OR family = 'loss' OR family = 'rechallenge' OR family = 'symptom' OR family = 'other'),
  CONSTRAINT "an endpoint is counted ever or latest" CHECK (counted = 'ever' OR counted = 'latest'),
  CONSTRAINT "an endpoint says who is at risk" CHECK (at_risk = 'treated' OR at_risk = 'stopped' OR at_risk = 'restarted' OR at_risk = 'dose changed'),
  CONSTRAINT "per threshold is yes or no" CHECK (per_threshold = 0 OR per_threshold = 1),
  CONSTRAINT "an endpoint comes from the seed or a curator" CHECK (origin = 'seed' OR origin = 'curator')
) STRICT;

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

CREATE TABLE erratum_claims(
  -- The claims that a notice touches.
  claim_id INTEGER NOT NULL REFERENCES claims ON DELETE CASCADE, -- the claim
  erratum_id INTEGER NOT NULL REFERENCES errata ON DELETE CASCADE, -- the notice
  before TEXT,                                     -- what stood, in words; NULL: not given
  after TEXT,                                      -- what should stand; NULL: not known, and the claim is flagged
  CONSTRAINT "a notice touches a claim once" PRIMARY KEY (claim_id, erratum_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE intervention_codes(
  -- Codes of an intervention in other systems.
  intervention_id INTEGER NOT NULL REFERENCES interventions ON DELETE CASCADE, -- the intervention
  scheme TEXT NOT NULL,                            -- 'CHEBI', 'RXNORM', 'ATC', 'MESH', ...
  code TEXT NOT NULL,                              -- 'N07BB04'
  CONSTRAINT "a code stands once at an intervention" PRIMARY KEY (intervention_id, scheme, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE intervention_components(
  -- What a combination consists of.
  intervention_id INTEGER NOT NULL REFERENCES interventions ON DELETE CASCADE, -- the combination
  component_id INTEGER NOT NULL REFERENCES interventions, -- one part of it
  CONSTRAINT "a component stands once in a combination" PRIMARY KEY (intervention_id, component_id),
  CONSTRAINT "a combination is not its own component" CHECK (component_id <> intervention_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE intervention_synonyms(
  -- Other words for an intervention: 'LDN', 'low-dose naltrexone'.
  synonym TEXT NOT NULL COLLATE NOCASE,            -- as people write it
  intervention_id INTEGER NOT NULL REFERENCES interventions ON DELETE CASCADE, -- what it means
  CONSTRAINT "a synonym means one intervention" PRIMARY KEY (synonym)
) STRICT, WITHOUT ROWID;

CREATE TABLE interventions(
  -- A drug, procedure, class of these, or a combination that was given together.
  intervention_id INTEGER PRIMARY KEY,             -- its key
  name TEXT NOT NULL,                              -- 'naltrexone'; a combination is 'a + b', in alphabetical order
  class_id INTEGER REFERENCES interventions,       -- the class it belongs to; NULL: none recorded
  daily_dose_min REAL,                             -- least plausible daily dose; NULL: not recorded
  daily_dose_max REAL,                             -- greatest plausible daily dose; NULL: not recorded
  daily_dose_unit TEXT,                            -- unit of both: 'mg'; NULL: not recorded
  origin TEXT NOT NULL DEFAULT 'curator',          -- 'seed', 'curator' or 'derived' (a combination that an outcome named)
  CONSTRAINT "an intervention has a name" CHECK (name <> ''),
  CONSTRAINT "an intervention is named once" UNIQUE (name),
  CONSTRAINT "an intervention is not its own class" CHECK (class_id <> intervention_id),
  CONSTRAINT "a plausible dose range runs upwards" CHECK (daily_dose_min <= daily_dose_max),
  CONSTRAINT "a plausible dose has a unit" CHECK (daily_dose_unit IS NOT NULL OR (daily_dose_min IS NULL AND daily_dose_max IS NULL)),
  CONSTRAINT "an intervention comes from the seed, a curator or a combination" CHECK (origin = 'seed' OR origin = 'curator' OR origin = 'derived')
) STRICT;

CREATE TABLE outcome_sites(
  -- Where an outcome was seen.
  outcome_id INTEGER NOT NULL REFERENCES outcomes ON DELETE CASCADE, -- the outcome
  site_id INTEGER NOT NULL REFERENCES sites,       -- the site
  CONSTRAINT "a site stands once at an outcome" PRIMARY KEY (outcome_id, site_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE outcome_treatments(
  -- The other studied courses running at an outcome: of a combination, the courses of its components.
  outcome_id INTEGER NOT NULL REFERENCES outcomes ON DELETE CASCADE, -- the outcome
  treatment_id INTEGER NOT NULL REFERENCES treatments ON DELETE CASCADE, -- the course running then
  CONSTRAINT "a course stands once at an outcome" PRIMARY KEY (outcome_id, treatment_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE outcomes(
  -- What came of a course.
  claim_id INTEGER PRIMARY KEY REFERENCES claims ON DELETE CASCADE, -- its claim, of kind 'outcome'
  treatment_id INTEGER NOT NULL REFERENCES treatments ON DELETE CASCADE, -- the course (of a combination: the course of the combination)
  endpoint_id INTEGER NOT NULL REFERENCES endpoints, -- what is meant
  state TEXT NOT NULL,                             -- 'present', 'absent' (looked for), 'not reported', 'not assessed'
  value_min REAL,                                  -- 80 of 'at least 80 %'; NULL: not stated or no lower bound
  value_max REAL,                                  -- NULL: not stated or no upper bound
  value_text TEXT,                                 -- the words; NULL: no value
  unit TEXT,                                       -- '%', 'levels', 'of 10'; NULL: none
  value_statistic TEXT,                            -- 'each', 'mean', 'median', 'range'; NULL: no value
  instrument TEXT,                                 -- 'DLQI', 'PGA'; NULL: none named
  extent TEXT NOT NULL DEFAULT 'whole',            -- 'whole', or 'part' of what the course treated
  time_kind TEXT NOT NULL,                         -- 'event', 'assessment', 'censored', 'not stated'
  time_statistic TEXT,                             -- 'each', 'mean', 'median', 'range'; NULL: no time
  origin TEXT,                                     -- where the clock starts: 'treatment start', 'withdrawal', 'rechallenge', ...; NULL: not stated
  origin_treatment_id INTEGER REFERENCES treatments ON DELETE SET NULL, -- another course whose start is meant; NULL: the line's own
  lower_days REAL,                                 -- after this day (an assessment: looked not before); NULL: no lower bound
  upper_days REAL,                                 -- not after this day (an assessment: looked not after); NULL: no upper bound
  time_text TEXT,                                  -- the words; NULL: none given
  assessor TEXT,                                   -- who judged: 'patient'; NULL: not stated
  CONSTRAINT "a state is present, absent, not reported or not assessed" CHECK (state = 'present' OR state = 'absent' OR state = 'not reported' OR state = 'not assessed'),
  CONSTRAINT "an extent is whole or part" CHECK (extent = 'whole' OR extent = 'part'),
  CONSTRAINT "a time is an event, an assessment, censored or not stated"
    CHECK (time_kind = 'event' OR time_kind = 'assessment' OR time_kind = 'censored' OR time_kind = 'not stated'),
  CONSTRAINT "a value range runs upwards" CHECK (value_min <= value_max),
  CONSTRAINT "a time runs upwards" CHECK (lower_days <= upper_days),
  CONSTRAINT "a time that is not stated has no figures" CHECK (time_kind <> 'not stated' OR (lower_days IS NULL AND upper_days IS NULL)),
  CONSTRAINT "a censored time has no upper bound" CHECK (time_kind <> 'censored' OR upper_days IS NULL),
  CONSTRAINT "an outcome lies after its origin" CHECK (lower_days >= 0 AND upper_days >= 0)
) STRICT;

CREATE TABLE patient_links(
  -- The same person, certainly or possibly, elsewhere.
  patient_link_id INTEGER PRIMARY KEY,             -- its key
  patient_id INTEGER NOT NULL REFERENCES patients ON DELETE CASCADE, -- the person
  to_patient_id INTEGER REFERENCES patients ON DELETE SET NULL, -- the same person in the catalogue; NULL: not (yet) there
  to_article_id INTEGER REFERENCES articles ON DELETE SET NULL, -- the other article; NULL: not (yet) there
  to_citekey TEXT NOT NULL,                        -- the other article as written
  to_label TEXT,                                   -- the label there as written; NULL: one of its patients, which is not known
  certainty TEXT NOT NULL,                         -- 'certain' or 'possible'
  why TEXT,                                        -- what speaks for it; NULL: not given
  CONSTRAINT "the same person is certain or possible" CHECK (certainty = 'certain' OR certainty = 'possible')
) STRICT;

CREATE TABLE patient_sites(
  -- Where the disease was, for a person.
  patient_id INTEGER NOT NULL REFERENCES patients ON DELETE CASCADE, -- the person
  site_id INTEGER NOT NULL REFERENCES sites,       -- the site
  CONSTRAINT "a site stands once at a patient" PRIMARY KEY (patient_id, site_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE patients(
  -- One person of one article. Traits are filled from `characteristics`, never without one.
  patient_id INTEGER PRIMARY KEY,                  -- its key
  article_id INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, -- the article that tells of the person
  label TEXT NOT NULL,                             -- as printed: 'Patient 2'
  condition_id INTEGER REFERENCES conditions,      -- NULL: not stated
  standing TEXT NOT NULL DEFAULT 'own',            -- 'own', or 'retold' (another article's patient)
  sex TEXT,                                        -- 'female', 'male' or as stated; NULL: not stated
  age_years_min REAL,                              -- least age; NULL: not stated
  age_years_max REAL,                              -- greatest age; NULL: not stated or no upper bound
  disease_duration_years_min REAL,                 -- NULL: not stated
  disease_duration_years_max REAL,                 -- NULL: not stated or no upper bound
  diagnosis TEXT,                                  -- basis of the diagnosis: 'biopsy'; NULL: not stated
  family_history TEXT,                             -- 'present', 'absent' or as stated; NULL: not stated
  genotype TEXT,                                   -- NULL: not stated
  severity TEXT,                                   -- NULL: not stated
  note TEXT,                                       -- the curator's remark; NULL: none
  source_line INTEGER,                             -- line in the case file; NULL: none
  CONSTRAINT "a patient's label is used once in an article" UNIQUE (article_id, label),
  CONSTRAINT "a patient has a label" CHECK (label <> ''),
  CONSTRAINT "a patient is own or retold" CHECK (standing = 'own' OR standing = 'retold'),
  CONSTRAINT "an age range runs upwards" CHECK (age_years_min <= age_years_max),
  CONSTRAINT "a disease duration runs upwards" CHECK (disease_duration_years_min <= disease_duration_years_max)
) STRICT;

CREATE TABLE removed_seed_articles(
  -- Articles of the program that a curator took out: `migrate` leaves them out and says so.
  citekey TEXT NOT NULL,                           -- the article's short name in the program's case file
  CONSTRAINT "an article is taken out once" PRIMARY KEY (citekey)
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

CREATE TABLE schema_migrations(
  -- The migrations that this file has been through, with the text of each as it was applied.
  number INTEGER PRIMARY KEY,                      -- its place on the ladder, from 1
  name TEXT NOT NULL,                              -- '0001_create_vocabularies'
  text TEXT NOT NULL,                              -- the SQL that was run
  applied TEXT NOT NULL,                           -- UTC, ISO 8601
  CONSTRAINT "a migration is applied once" UNIQUE (name)
) STRICT;

CREATE TABLE site_codes(
  -- Codes of a site in other systems.
  site_id INTEGER NOT NULL REFERENCES sites ON DELETE CASCADE, -- the site
  scheme TEXT NOT NULL,                            -- 'UBERON', 'MESH', ...
  code TEXT NOT NULL,                              -- without the scheme
  CONSTRAINT "a code stands once at a site" PRIMARY KEY (site_id, scheme, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE site_synonyms(
  -- Other words for a site: 'inguinal folds'.
  synonym TEXT NOT NULL COLLATE NOCASE,            -- as people write it
  site_id INTEGER NOT NULL REFERENCES sites ON DELETE CASCADE, -- what it means
  CONSTRAINT "a synonym means one site" PRIMARY KEY (synonym)
) STRICT, WITHOUT ROWID;

CREATE TABLE sites(
  -- A part of the body.
  site_id INTEGER PRIMARY KEY,                     -- its key
  name TEXT NOT NULL,                              -- 'groin', 'left groin'
  part_of_id INTEGER REFERENCES sites,             -- the site that holds it: 'groin' for 'left groin'; NULL: none recorded
  origin TEXT NOT NULL DEFAULT 'curator',          -- 'seed' or 'curator'
  CONSTRAINT "a site has a name" CHECK (name <> ''),
  CONSTRAINT "a site is named once" UNIQUE (name),
  CONSTRAINT "a site is not part of itself" CHECK (part_of_id <> site_id),
  CONSTRAINT "a site comes from the seed or a curator" CHECK (origin = 'seed' OR origin = 'curator')
) STRICT;

CREATE TABLE step_parameters(
  -- What is no dose: area, points, wavelength, passes.
  step_parameter_id INTEGER PRIMARY KEY,           -- its key
  claim_id INTEGER NOT NULL REFERENCES dose_steps ON DELETE CASCADE, -- the step
  name TEXT NOT NULL,                              -- 'area', 'points per area'
  value_min REAL,                                  -- NULL: not a number or no lower bound
  value_max REAL,                                  -- NULL: not a number or no upper bound
  unit TEXT,                                       -- 'cm2'; NULL: none
  value_text TEXT NOT NULL,                        -- the words
  CONSTRAINT "a parameter stands once at a step" UNIQUE (claim_id, name),
  CONSTRAINT "a parameter's range runs upwards" CHECK (value_min <= value_max)
) STRICT;

CREATE TABLE treatment_sites(
  -- Where a course was given, in terms of the vocabulary.
  treatment_id INTEGER NOT NULL REFERENCES treatments ON DELETE CASCADE, -- the course
  site_id INTEGER NOT NULL REFERENCES sites,       -- the site
  CONSTRAINT "a site stands once at a course" PRIMARY KEY (treatment_id, site_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE treatments(
  -- One course: a subject, an intervention, from the first start to the last stop.
  claim_id INTEGER PRIMARY KEY REFERENCES claims ON DELETE CASCADE, -- its claim, of kind 'treatment'; affected: how many took it
  intervention_id INTEGER NOT NULL REFERENCES interventions, -- what was given
  condition_id INTEGER NOT NULL REFERENCES conditions, -- what it was given for
  role TEXT NOT NULL,                              -- 'studied', 'prior', 'concomitant', 'rescue', 'comparator'
  name TEXT,                                       -- the course's name in the article: 'test area'; NULL: none
  sequence INTEGER,                                -- which of several courses in a row, from 1; NULL: not stated
  route TEXT,                                      -- 'oral', 'topical'; NULL: not stated
  site_text TEXT,                                  -- where it was given, as said; NULL: not stated
  start_text TEXT,                                 -- when it began, as said; NULL: day 0 of its own clock
  start_origin TEXT,                               -- where the clock of the next two starts: 'treatment start', 'course start', 'admission'; NULL: not stated
  start_treatment_id INTEGER REFERENCES treatments ON DELETE SET NULL, -- the course meant by 'course start'; NULL: none
  started_after_days_min REAL,                     -- began not before; negative: before the origin; NULL: not stated
  started_after_days_max REAL,                     -- began not after; NULL: not stated
  stopped_after_days_min REAL,                     -- last stop, days from its own start, not before; NULL: not stated or not stopped
  stopped_after_days_max REAL,                     -- last stop, not after; NULL: not stated or not stopped
  stop_reason TEXT,                                -- why it was stopped at last; NULL: not stated or not stopped
  dose_text TEXT,                                  -- dose of a prior course, as said; NULL: not stated or in dose_steps
  result TEXT,                                     -- of a prior course: 'failed', 'partial', 'helped', 'relapsed', 'intolerant', 'unclear'; NULL: not stated
  result_text TEXT,                                -- the words for it; NULL: not stated
  CONSTRAINT "a course has a known role" CHECK (role = 'studied' OR role = 'prior' OR role = 'concomitant' OR role = 'rescue' OR role = 'comparator'),
  CONSTRAINT "a prior result is one of the known words" CHECK (result = 'failed' OR result = 'partial' OR result = 'helped' OR result = 'relapsed'
    OR result = 'intolerant' OR result = 'unclear'),
  CONSTRAINT "a start range runs upwards" CHECK (started_after_days_min <= started_after_days_max),
  CONSTRAINT "a stop range runs upwards" CHECK (stopped_after_days_min <= stopped_after_days_max)
) STRICT;

CREATE TABLE uncounted_claims(
  -- Derived by schema/counting.sql: claims that never count, whatever the notices say.
  claim_id INTEGER PRIMARY KEY,                    -- the claim
  article_id INTEGER NOT NULL,                     -- its article: derived an article at a time
  why TEXT NOT NULL,                               -- the reason shown as why_not_counted
  CONSTRAINT "a reason is one of the known words" CHECK (why = 'restates' OR why = 'retold' OR why = 'part of the treated area' OR why = 'group statistic'
    OR why = 'no count' OR why = 'overruled' OR why = 'prior course' OR why = 'draft' OR why = 'baseline' OR why = 'said at first hand')
) STRICT;

CREATE INDEX adverse_events_treatment ON adverse_events(treatment_id);

CREATE INDEX article_authors_family ON article_authors(family);

CREATE INDEX article_links_article ON article_links(article_id);

CREATE INDEX article_links_to_article ON article_links(to_article_id) WHERE to_article_id IS NOT NULL;

CREATE INDEX article_links_to_citekey ON article_links(to_citekey) WHERE to_article_id IS NULL;

CREATE INDEX article_links_to_doi ON article_links(to_doi) WHERE to_article_id IS NULL;

CREATE INDEX article_links_to_pmid ON article_links(to_pmid) WHERE to_article_id IS NULL;

CREATE INDEX articles_title ON articles(title COLLATE NOCASE) WHERE title IS NOT NULL;

CREATE INDEX case_files_article ON case_files(article_id) WHERE article_id IS NOT NULL;

CREATE UNIQUE INDEX case_files_path ON case_files(path, origin);

CREATE INDEX claim_precedence_article ON claim_precedence(article_id);

CREATE INDEX claim_precedence_before ON claim_precedence(before_id);

CREATE INDEX claims_article ON claims(article_id);

CREATE INDEX claims_cohort ON claims(cohort_id) WHERE cohort_id IS NOT NULL;

CREATE INDEX claims_overruled_by ON claims(overruled_by_id) WHERE overruled_by_id IS NOT NULL;

CREATE INDEX claims_overruled_by_reference ON claims(overruled_by) WHERE overruled_by IS NOT NULL;

CREATE INDEX claims_patient ON claims(patient_id) WHERE patient_id IS NOT NULL;

CREATE INDEX claims_restates ON claims(restates_id) WHERE restates_id IS NOT NULL;

CREATE INDEX claims_via ON claims(via_article_id) WHERE via_article_id IS NOT NULL;

CREATE INDEX claims_via_source ON claims(via_source) WHERE via_source IS NOT NULL;

CREATE INDEX cohort_links_cohort ON cohort_links(cohort_id);

CREATE INDEX cohort_links_to_article ON cohort_links(to_article_id) WHERE to_article_id IS NOT NULL;

CREATE INDEX cohort_links_to_citekey ON cohort_links(to_citekey) WHERE to_citekey IS NOT NULL;

CREATE INDEX cohort_links_to_cohort ON cohort_links(to_cohort_id) WHERE to_cohort_id IS NOT NULL;

CREATE INDEX cohort_patients_patient ON cohort_patients(patient_id);

CREATE INDEX cohorts_article ON cohorts(article_id);

CREATE INDEX cohorts_condition ON cohorts(condition_id) WHERE condition_id IS NOT NULL;

CREATE INDEX cohorts_parent ON cohorts(parent_id) WHERE parent_id IS NOT NULL;

CREATE INDEX condition_synonyms_condition ON condition_synonyms(condition_id);

CREATE INDEX dose_steps_treatment ON dose_steps(treatment_id);

CREATE INDEX endpoint_synonyms_endpoint ON endpoint_synonyms(endpoint_id);

CREATE INDEX errata_article ON errata(article_id);

CREATE INDEX errata_doi ON errata(doi) WHERE doi IS NOT NULL;

CREATE INDEX errata_pmid ON errata(pmid) WHERE pmid IS NOT NULL;

CREATE INDEX erratum_claims_erratum ON erratum_claims(erratum_id);

CREATE INDEX intervention_components_component ON intervention_components(component_id);

CREATE INDEX intervention_synonyms_intervention ON intervention_synonyms(intervention_id);

CREATE INDEX interventions_class ON interventions(class_id) WHERE class_id IS NOT NULL;

CREATE INDEX outcome_sites_site ON outcome_sites(site_id);

CREATE INDEX outcome_treatments_treatment ON outcome_treatments(treatment_id);

CREATE INDEX outcomes_origin_treatment ON outcomes(origin_treatment_id) WHERE origin_treatment_id IS NOT NULL;

CREATE INDEX outcomes_treatment ON outcomes(treatment_id);

CREATE INDEX patient_links_patient ON patient_links(patient_id);

CREATE INDEX patient_links_to_article ON patient_links(to_article_id) WHERE to_article_id IS NOT NULL;

CREATE INDEX patient_links_to_citekey ON patient_links(to_citekey);

CREATE INDEX patient_links_to_patient ON patient_links(to_patient_id) WHERE to_patient_id IS NOT NULL;

CREATE INDEX patient_sites_site ON patient_sites(site_id);

CREATE INDEX patients_article ON patients(article_id);

CREATE INDEX patients_condition ON patients(condition_id) WHERE condition_id IS NOT NULL;

CREATE INDEX site_synonyms_site ON site_synonyms(site_id);

CREATE INDEX sites_part_of ON sites(part_of_id) WHERE part_of_id IS NOT NULL;

CREATE INDEX treatment_sites_site ON treatment_sites(site_id);

CREATE INDEX treatments_condition_intervention ON treatments(condition_id, intervention_id, role);

CREATE INDEX treatments_intervention ON treatments(intervention_id);

CREATE INDEX treatments_start_treatment ON treatments(start_treatment_id) WHERE start_treatment_id IS NOT NULL;

CREATE INDEX uncounted_claims_article ON uncounted_claims(article_id);

CREATE TRIGGER adverse_events_kind BEFORE INSERT ON adverse_events
WHEN (SELECT kind FROM claims WHERE claim_id = new.claim_id) IS NOT 'adverse event'
BEGIN SELECT raise(ABORT, 'an adverse event belongs to a claim of kind adverse event'); END;

CREATE TRIGGER characteristics_kind BEFORE INSERT ON characteristics
WHEN (SELECT kind FROM claims WHERE claim_id = new.claim_id) IS NOT 'characteristic'
BEGIN SELECT raise(ABORT, 'a characteristic belongs to a claim of kind characteristic'); END;

CREATE TRIGGER claims_kind BEFORE UPDATE OF kind ON claims WHEN new.kind <> old.kind
BEGIN SELECT raise(ABORT, 'the kind of a claim never changes'); END;

CREATE TRIGGER dose_steps_kind BEFORE INSERT ON dose_steps
WHEN (SELECT kind FROM claims WHERE claim_id = new.claim_id) IS NOT 'dose step'
BEGIN SELECT raise(ABORT, 'a dose step belongs to a claim of kind dose step'); END;

CREATE TRIGGER outcomes_kind BEFORE INSERT ON outcomes
WHEN (SELECT kind FROM claims WHERE claim_id = new.claim_id) IS NOT 'outcome'
BEGIN SELECT raise(ABORT, 'an outcome belongs to a claim of kind outcome'); END;

CREATE TRIGGER treatments_kind BEFORE INSERT ON treatments
WHEN (SELECT kind FROM claims WHERE claim_id = new.claim_id) IS NOT 'treatment'
BEGIN SELECT raise(ABORT, 'a treatment belongs to a claim of kind treatment'); END;
