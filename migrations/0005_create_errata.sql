-- Notices about articles, and which claims each touches.

CREATE TABLE errata(
  -- A correction, retraction, concern or reinstatement. Never evidence of its own.
  erratum_id INTEGER PRIMARY KEY,                  -- its key
  article_id INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, -- the article it is about
  kind TEXT NOT NULL,                              -- 'correction', 'retraction', 'partial retraction', 'expression of concern', 'corrected and republished', 'reinstatement'
  scope TEXT NOT NULL,                             -- what it is about: 'affiliation', 'author', 'dose', 'data', 'conclusion', ...
  title TEXT,                                      -- heading of the notice; NULL: not known
  published TEXT,                                  -- ISO, may be partial; NULL: not known
  pmid TEXT,                                       -- the notice's own PMID; NULL: none
  doi TEXT,                                        -- the notice's own DOI; NULL: none
  cited_as TEXT,                                   -- where it is printed; NULL: not known
  summary TEXT,                                    -- what it says, in the curator's own words; NULL: not given
  locator TEXT,                                    -- where it is announced: 'PubMed record'; NULL: not given
  touches TEXT NOT NULL,                           -- 'nothing', 'everything' or 'listed' (erratum_claims lists them; everything follows later claims)
  text_read TEXT,                                  -- what was read of the notice; NULL: not stated
  source_file TEXT,                                -- the case or notice file; NULL: imported
  source_line INTEGER,                             -- line in it; NULL: imported
  CONSTRAINT "a notice is of a known kind" CHECK (kind = 'correction' OR kind = 'retraction' OR kind = 'partial retraction'
    OR kind = 'expression of concern' OR kind = 'corrected and republished' OR kind = 'reinstatement'),
  CONSTRAINT "a notice names its scope" CHECK (scope <> ''),
  CONSTRAINT "a notice touches nothing, everything or what is listed" CHECK (touches = 'nothing' OR touches = 'everything' OR touches = 'listed')
) STRICT;

CREATE TABLE erratum_claims(
  -- The claims that a notice touches.
  claim_id INTEGER NOT NULL REFERENCES claims ON DELETE CASCADE, -- the claim
  erratum_id INTEGER NOT NULL REFERENCES errata ON DELETE CASCADE, -- the notice
  before TEXT,                                     -- what stood, in words; NULL: not given
  after TEXT,                                      -- what should stand; NULL: not known, and the claim is flagged
  CONSTRAINT "a notice touches a claim once" PRIMARY KEY (claim_id, erratum_id)
) STRICT, WITHOUT ROWID;

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

CREATE INDEX errata_article ON errata(article_id);
CREATE INDEX errata_pmid ON errata(pmid) WHERE pmid IS NOT NULL;
CREATE INDEX errata_doi ON errata(doi) WHERE doi IS NOT NULL;
CREATE INDEX erratum_claims_erratum ON erratum_claims(erratum_id);
