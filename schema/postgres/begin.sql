-- A casebook catalogue, schema version {version}, for PostgreSQL 15 or newer. Load it with:
--   psql -v ON_ERROR_STOP=1 -d DATABASE -f THIS_FILE
-- All in one transaction: the catalogue is made in the schema {loading} and takes the place of {schema} at the end, so readers see the old one until then, and an
-- error leaves it as it was. Rights that were given on {schema} and its tables go over to the new ones. Where anything that is not casebook's own hangs on {schema} the
-- load refuses and names it.
\set ON_ERROR_STOP on
\set QUIET on
BEGIN;
SET LOCAL client_encoding = 'UTF8';
SET LOCAL standard_conforming_strings = on;
SET LOCAL client_min_messages = warning;
DO $lock$ BEGIN PERFORM pg_advisory_xact_lock(hashtext('casebook'), hashtext({schema_text})); END $lock$;
CREATE SCHEMA {loading};
SET LOCAL search_path = {loading};
