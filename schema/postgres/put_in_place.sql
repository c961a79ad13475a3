-- The new schema takes the place of the old one.

DO $place$
DECLARE
  former oid := (SELECT oid FROM pg_namespace WHERE nspname = {schema_text});
  made oid := (SELECT oid FROM pg_namespace WHERE nspname = {loading_text});
  others text;
  given record;
BEGIN
  IF former IS NULL THEN
    RETURN;
  END IF;
  IF coalesce(obj_description(former, 'pg_namespace'), '') NOT LIKE 'casebook catalogue, %' THEN
    RAISE EXCEPTION 'the schema % is there and is no casebook catalogue; load into another with `casebook export postgres --schema NAME`', {schema_text};
  END IF;
  SELECT string_agg(found.what, ', ' ORDER BY found.what) INTO others
  FROM (
    SELECT CAST(CAST(r.ev_class AS regclass) AS text) AS what
    FROM pg_depend d
    JOIN pg_rewrite r ON d.classid = CAST('pg_rewrite' AS regclass) AND r.oid = d.objid
    JOIN pg_class reader ON reader.oid = r.ev_class
    JOIN pg_class own ON d.refclassid = CAST('pg_class' AS regclass) AND own.oid = d.refobjid
    WHERE own.relnamespace = former AND reader.relnamespace <> former
    UNION
    SELECT CAST(CAST(k.conrelid AS regclass) AS text)
    FROM pg_constraint k
    JOIN pg_class own ON own.oid = k.confrelid
    JOIN pg_class reader ON reader.oid = k.conrelid
    WHERE k.contype = 'f' AND own.relnamespace = former AND reader.relnamespace <> former
    UNION
    SELECT CAST(CAST(c.oid AS regclass) AS text)
    FROM pg_class c
    WHERE c.relnamespace = former AND c.relkind IN ('r', 'p', 'f', 'v', 'm') AND obj_description(c.oid, 'pg_class') IS NULL
  ) found;
  IF others IS NOT NULL THEN
    RAISE EXCEPTION 'these are not casebook''s own and would be lost with the old schema: %', others
      USING HINT = 'Drop them and make them again afterwards, renew the rows alone with --data-only, or load into another schema with --schema NAME.';
  END IF;
  FOR given IN
    SELECT a.privilege_type, a.grantee, a.is_grantable
    FROM pg_namespace n, LATERAL aclexplode(n.nspacl) a
    WHERE n.oid = former AND a.grantee <> n.nspowner
  LOOP
    EXECUTE format('GRANT %s ON SCHEMA %I TO %s%s', given.privilege_type, {loading_text},
      CASE WHEN given.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(given.grantee)) END, CASE WHEN given.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END);
  END LOOP;
  FOR given IN
    SELECT a.privilege_type, a.grantee, a.is_grantable, renewed.relname
    FROM pg_class c
    JOIN pg_class renewed ON renewed.relnamespace = made AND renewed.relname = c.relname AND renewed.relkind IN ('r', 'v'),
    LATERAL aclexplode(c.relacl) a
    WHERE c.relnamespace = former AND c.relkind IN ('r', 'v') AND a.grantee <> c.relowner
  LOOP
    EXECUTE format('GRANT %s ON %I.%I TO %s%s', given.privilege_type, {loading_text}, given.relname,
      CASE WHEN given.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(given.grantee)) END, CASE WHEN given.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END);
  END LOOP;
  EXECUTE format('DROP SCHEMA %I CASCADE', {schema_text});
END $place$;
ALTER SCHEMA {loading} RENAME TO {schema};
COMMENT ON SCHEMA {schema} IS 'casebook catalogue, schema version {version}: published case reports, what each says and where';
SET LOCAL search_path = {schema};
