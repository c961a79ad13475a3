-- Claims: who says what about whom, where, how sure; and the typed rows that share their keys.
-- Lists of three or more allowed words are written with OR: SQLite builds a b-tree for IN at every insert.

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

CREATE TABLE treatment_sites(
  -- Where a course was given, in terms of the vocabulary.
  treatment_id INTEGER NOT NULL REFERENCES treatments ON DELETE CASCADE, -- the course
  site_id INTEGER NOT NULL REFERENCES sites,       -- the site
  CONSTRAINT "a site stands once at a course" PRIMARY KEY (treatment_id, site_id)
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

-- A typed row and its claim agree in kind.
CREATE TRIGGER characteristics_kind BEFORE INSERT ON characteristics
WHEN (SELECT kind FROM claims WHERE claim_id = new.claim_id) IS NOT 'characteristic'
BEGIN SELECT raise(ABORT, 'a characteristic belongs to a claim of kind characteristic'); END;
CREATE TRIGGER treatments_kind BEFORE INSERT ON treatments
WHEN (SELECT kind FROM claims WHERE claim_id = new.claim_id) IS NOT 'treatment'
BEGIN SELECT raise(ABORT, 'a treatment belongs to a claim of kind treatment'); END;
CREATE TRIGGER dose_steps_kind BEFORE INSERT ON dose_steps
WHEN (SELECT kind FROM claims WHERE claim_id = new.claim_id) IS NOT 'dose step'
BEGIN SELECT raise(ABORT, 'a dose step belongs to a claim of kind dose step'); END;
CREATE TRIGGER outcomes_kind BEFORE INSERT ON outcomes
WHEN (SELECT kind FROM claims WHERE claim_id = new.claim_id) IS NOT 'outcome'
BEGIN SELECT raise(ABORT, 'an outcome belongs to a claim of kind outcome'); END;
CREATE TRIGGER adverse_events_kind BEFORE INSERT ON adverse_events
WHEN (SELECT kind FROM claims WHERE claim_id = new.claim_id) IS NOT 'adverse event'
BEGIN SELECT raise(ABORT, 'an adverse event belongs to a claim of kind adverse event'); END;
CREATE TRIGGER claims_kind BEFORE UPDATE OF kind ON claims WHEN new.kind <> old.kind
BEGIN SELECT raise(ABORT, 'the kind of a claim never changes'); END;

CREATE INDEX claims_article ON claims(article_id);
CREATE INDEX claims_patient ON claims(patient_id) WHERE patient_id IS NOT NULL;
CREATE INDEX claims_cohort ON claims(cohort_id) WHERE cohort_id IS NOT NULL;
CREATE INDEX claims_via ON claims(via_article_id) WHERE via_article_id IS NOT NULL;
CREATE INDEX claims_restates ON claims(restates_id) WHERE restates_id IS NOT NULL;
CREATE INDEX claims_overruled_by ON claims(overruled_by_id) WHERE overruled_by_id IS NOT NULL;
CREATE INDEX treatments_condition_intervention ON treatments(condition_id, intervention_id, role);   -- role: reports read it, and need not touch the row
CREATE INDEX treatments_intervention ON treatments(intervention_id);
CREATE INDEX treatments_start_treatment ON treatments(start_treatment_id) WHERE start_treatment_id IS NOT NULL;
CREATE INDEX dose_steps_treatment ON dose_steps(treatment_id);
CREATE INDEX outcomes_treatment ON outcomes(treatment_id);
CREATE INDEX outcomes_origin_treatment ON outcomes(origin_treatment_id) WHERE origin_treatment_id IS NOT NULL;
CREATE INDEX outcome_sites_site ON outcome_sites(site_id);
CREATE INDEX outcome_treatments_treatment ON outcome_treatments(treatment_id);
CREATE INDEX treatment_sites_site ON treatment_sites(site_id);
CREATE INDEX adverse_events_treatment ON adverse_events(treatment_id);
CREATE INDEX patients_article ON patients(article_id);
CREATE INDEX cohorts_article ON cohorts(article_id);
CREATE INDEX claims_via_source ON claims(via_source) WHERE via_source IS NOT NULL;
CREATE INDEX claims_overruled_by_reference ON claims(overruled_by) WHERE overruled_by IS NOT NULL;
