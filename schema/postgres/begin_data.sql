-- The rows of a casebook catalogue, schema version {version}, for tables that are there already. Load them with:
--   psql -v ON_ERROR_STOP=1 -d DATABASE -f THIS_FILE
-- All in one transaction: the tables of the schema {schema} are emptied and filled, nothing else of it changes. Readers wait meanwhile; an error leaves all as it was.
\set ON_ERROR_STOP on
\set QUIET on
BEGIN;
SET LOCAL client_encoding = 'UTF8';
SET LOCAL standard_conforming_strings = on;
SET LOCAL client_min_messages = warning;
DO $check$
DECLARE
  found bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('casebook'), hashtext({schema_text}));
  IF to_regclass(format('%I.schema_migrations', {schema_text})) IS NULL THEN
    RAISE EXCEPTION 'there is no casebook catalogue in the schema %; load what `casebook export postgres` writes without --data-only', {schema_text};
  END IF;
  SELECT max(number) INTO found FROM {schema}.schema_migrations;
  IF found IS DISTINCT FROM {version} THEN
    RAISE EXCEPTION 'the tables there have schema version %, these rows are of version {version}; load what `casebook export postgres` writes without --data-only', found;
  END IF;
END $check$;
SET LOCAL search_path = {schema};
