-- Subjects: the persons that a text tells apart, and its groups.

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

CREATE TABLE patient_sites(
  -- Where the disease was, for a person.
  patient_id INTEGER NOT NULL REFERENCES patients ON DELETE CASCADE, -- the person
  site_id INTEGER NOT NULL REFERENCES sites,       -- the site
  CONSTRAINT "a site stands once at a patient" PRIMARY KEY (patient_id, site_id)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE cohort_patients(
  -- Members of a group where the text names them.
  cohort_id INTEGER NOT NULL REFERENCES cohorts ON DELETE CASCADE, -- the group
  patient_id INTEGER NOT NULL REFERENCES patients ON DELETE CASCADE, -- the member
  CONSTRAINT "a member stands once in a group" PRIMARY KEY (cohort_id, patient_id)
) STRICT, WITHOUT ROWID;

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

CREATE INDEX patients_condition ON patients(condition_id) WHERE condition_id IS NOT NULL;
CREATE INDEX patient_sites_site ON patient_sites(site_id);
CREATE INDEX patient_links_patient ON patient_links(patient_id);
CREATE INDEX patient_links_to_patient ON patient_links(to_patient_id) WHERE to_patient_id IS NOT NULL;
CREATE INDEX patient_links_to_article ON patient_links(to_article_id) WHERE to_article_id IS NOT NULL;
CREATE INDEX patient_links_to_citekey ON patient_links(to_citekey);
CREATE INDEX cohorts_parent ON cohorts(parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX cohorts_condition ON cohorts(condition_id) WHERE condition_id IS NOT NULL;
CREATE INDEX cohort_patients_patient ON cohort_patients(patient_id);
CREATE INDEX cohort_links_cohort ON cohort_links(cohort_id);
CREATE INDEX cohort_links_to_cohort ON cohort_links(to_cohort_id) WHERE to_cohort_id IS NOT NULL;
CREATE INDEX cohort_links_to_article ON cohort_links(to_article_id) WHERE to_article_id IS NOT NULL;
CREATE INDEX cohort_links_to_citekey ON cohort_links(to_citekey) WHERE to_citekey IS NOT NULL;
