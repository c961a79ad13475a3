-- Two readers' case files of one article, brought together: who decided what.

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
