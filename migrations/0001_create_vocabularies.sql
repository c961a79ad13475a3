-- The terms that claims are coded with. A name is unique without regard to case; synonyms and codes lead to it.

CREATE TABLE conditions(
  -- A disease or indication.
  condition_id INTEGER PRIMARY KEY,                -- its key
  name TEXT NOT NULL,                              -- the term used in answers: 'Hailey-Hailey disease'
  origin TEXT NOT NULL DEFAULT 'curator',          -- 'seed' (came with the program), 'curator' or 'derived' (several conditions of one group)
  CONSTRAINT "a condition has a name" CHECK (name <> ''),
  CONSTRAINT "a condition is named once" UNIQUE (name),
  CONSTRAINT "a condition comes from the seed, a curator or a group of several" CHECK (origin = 'seed' OR origin = 'curator' OR origin = 'derived')
) STRICT;

CREATE TABLE condition_synonyms(
  -- Other words for a condition, understood in case files and options.
  synonym TEXT NOT NULL COLLATE NOCASE,            -- 'familial benign chronic pemphigus'
  condition_id INTEGER NOT NULL REFERENCES conditions ON DELETE CASCADE, -- what it means
  CONSTRAINT "a synonym means one condition" PRIMARY KEY (synonym)
) STRICT, WITHOUT ROWID;

CREATE TABLE condition_codes(
  -- Codes of a condition in other systems.
  condition_id INTEGER NOT NULL REFERENCES conditions ON DELETE CASCADE, -- the condition
  scheme TEXT NOT NULL,                            -- 'MONDO', 'OMIM', 'ORPHA', 'MESH', ...
  code TEXT NOT NULL,                              -- without the scheme: '0008218'
  CONSTRAINT "a code stands once at a condition" PRIMARY KEY (condition_id, scheme, code)
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

CREATE TABLE intervention_synonyms(
  -- Other words for an intervention: 'LDN', 'low-dose naltrexone'.
  synonym TEXT NOT NULL COLLATE NOCASE,            -- as people write it
  intervention_id INTEGER NOT NULL REFERENCES interventions ON DELETE CASCADE, -- what it means
  CONSTRAINT "a synonym means one intervention" PRIMARY KEY (synonym)
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

CREATE TABLE endpoint_synonyms(
  -- Other words for an endpoint: 'clearance', 'remission'.
  synonym TEXT NOT NULL COLLATE NOCASE,            -- as people write it
  endpoint_id INTEGER NOT NULL REFERENCES endpoints ON DELETE CASCADE, -- what it means
  CONSTRAINT "a synonym means one endpoint" PRIMARY KEY (synonym)
) STRICT, WITHOUT ROWID;

CREATE TABLE endpoint_codes(
  -- Codes of an endpoint in other systems.
  endpoint_id INTEGER NOT NULL REFERENCES endpoints ON DELETE CASCADE, -- the endpoint
  scheme TEXT NOT NULL,                            -- 'NCIT', 'HP', ...
  code TEXT NOT NULL,                              -- without the scheme
  CONSTRAINT "a code stands once at an endpoint" PRIMARY KEY (endpoint_id, scheme, code)
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

CREATE TABLE site_synonyms(
  -- Other words for a site: 'inguinal folds'.
  synonym TEXT NOT NULL COLLATE NOCASE,            -- as people write it
  site_id INTEGER NOT NULL REFERENCES sites ON DELETE CASCADE, -- what it means
  CONSTRAINT "a synonym means one site" PRIMARY KEY (synonym)
) STRICT, WITHOUT ROWID;

CREATE TABLE site_codes(
  -- Codes of a site in other systems.
  site_id INTEGER NOT NULL REFERENCES sites ON DELETE CASCADE, -- the site
  scheme TEXT NOT NULL,                            -- 'UBERON', 'MESH', ...
  code TEXT NOT NULL,                              -- without the scheme
  CONSTRAINT "a code stands once at a site" PRIMARY KEY (site_id, scheme, code)
) STRICT, WITHOUT ROWID;

CREATE INDEX condition_synonyms_condition ON condition_synonyms(condition_id);
CREATE INDEX intervention_synonyms_intervention ON intervention_synonyms(intervention_id);
CREATE INDEX endpoint_synonyms_endpoint ON endpoint_synonyms(endpoint_id);
CREATE INDEX site_synonyms_site ON site_synonyms(site_id);
CREATE INDEX interventions_class ON interventions(class_id) WHERE class_id IS NOT NULL;
CREATE INDEX intervention_components_component ON intervention_components(component_id);
CREATE INDEX sites_part_of ON sites(part_of_id) WHERE part_of_id IS NOT NULL;
