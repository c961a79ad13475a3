-- What SQLite does when it makes text of values, for the views that need it.

CREATE FUNCTION real_text(number double precision) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CASE
  WHEN number = 0 THEN '0.0'
  WHEN number = 'Infinity' THEN 'Inf'
  WHEN number = '-Infinity' THEN '-Inf'
  WHEN abs(number) < 1e-4 OR abs(number) >= 1e15 THEN regexp_replace(trim(to_char(CAST(number AS numeric), '9.99999999999999EEEE')), '(\.\d+?)0*e', '\1e')
  WHEN number = trunc(number) THEN CAST(CAST(number AS numeric) AS text) || '.0'
  ELSE CAST(CAST(number AS numeric) AS text)
END;
COMMENT ON FUNCTION real_text(double precision) IS 'a number with 15 digits, and always with its point';

CREATE FUNCTION quoted_text(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce('''' || replace(value, '''', '''''') || '''', 'NULL');
COMMENT ON FUNCTION quoted_text(text) IS 'in quotation marks, which are doubled within';

CREATE FUNCTION quoted_integer(value bigint) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce(CAST(value AS text), 'NULL');
COMMENT ON FUNCTION quoted_integer(bigint) IS 'its digits, or NULL';

CREATE FUNCTION quoted_real(value double precision) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN value IS NULL THEN 'NULL'
  WHEN CAST(CAST(value AS numeric) AS double precision) = value THEN real_text(value)
  ELSE CAST(value AS text)
END;
COMMENT ON FUNCTION quoted_real(double precision) IS 'a number with as many digits as tell it apart from others, or NULL; where it takes more than 15, SQLite writes 20';
