// Every rule in its smallest example.

#include "postgres/dialect.h"

#include "catch.h"
#include "core/errors.h"
#include "postgres/translated.h"

using namespace casebook;
using namespace casebook::postgres;
using casebook::tests::translated;

TEST_CASE("a comparison that is a value becomes 1 or 0", "[postgres-script]") {
  CHECK(translated("SELECT days > 7 AS long FROM drugs") == "SELECT CAST(days > 7 AS integer) AS long FROM drugs");
  CHECK(translated("SELECT name IS NULL AS unnamed FROM drugs") == "SELECT CAST(name IS NULL AS integer) AS unnamed FROM drugs");
  CHECK(translated("SELECT EXISTS (SELECT 1 FROM uses) AS used FROM drugs") == "SELECT CAST(EXISTS (SELECT 1 FROM uses) AS integer) AS used FROM drugs");
  CHECK(translated("SELECT (name = 'a') + (days = 1) AS n FROM drugs") == "SELECT CAST((name = 'a') AS integer) + CAST((days = 1) AS integer) AS n FROM drugs");
  CHECK(translated("SELECT coalesce(days, name IS NOT NULL) AS n FROM drugs") == "SELECT coalesce(days, CAST(name IS NOT NULL AS integer)) AS n FROM drugs");
  CHECK(translated("SELECT CASE WHEN days = 1 THEN NULL ELSE name LIKE 'a%' END AS n FROM drugs") ==
        "SELECT CASE WHEN days = 1 THEN NULL ELSE CAST(name ILIKE 'a%' ESCAPE '' AS integer) END AS n FROM drugs");
}

TEST_CASE("a comparison that is a condition stays one", "[postgres-script]") {
  const std::string query = "SELECT name FROM drugs WHERE NOT (days > 7 AND name IS NULL) OR EXISTS (SELECT 1 FROM uses)";
  CHECK(translated(query) == query);
}

TEST_CASE("a number that is a condition is compared with 0", "[postgres-script]") {
  CHECK(translated("SELECT name FROM drugs WHERE days") == "SELECT name FROM drugs WHERE days <> 0");
  CHECK(translated("SELECT name FROM drugs WHERE NOT days - 1") == "SELECT name FROM drugs WHERE NOT (days - 1) <> 0");
  CHECK(translated("SELECT name FROM drugs WHERE CASE WHEN days = 1 THEN name = 'a' ELSE 0 END") ==
        "SELECT name FROM drugs WHERE CASE WHEN days = 1 THEN CAST(name = 'a' AS integer) ELSE 0 END <> 0");
  CHECK_THROWS_WITH(translated("SELECT days FROM drugs WHERE name"), "query, line 1: found name; text is asked whether it is true; say what it is compared with");
}

TEST_CASE("IS between values is a comparison that knows NULL", "[postgres-script]") {
  CHECK(translated("SELECT name FROM drugs WHERE days IS dose") == "SELECT name FROM drugs WHERE days IS NOT DISTINCT FROM dose");
  CHECK(translated("SELECT name FROM drugs WHERE name IS NOT 'a'") == "SELECT name FROM drugs WHERE name IS DISTINCT FROM 'a'");
  CHECK(translated("SELECT name FROM drugs WHERE name IS NOT NULL") == "SELECT name FROM drugs WHERE name IS NOT NULL");
}

TEST_CASE("LIKE ignores case and has no escape but its own", "[postgres-script]") {
  CHECK(translated("SELECT days FROM drugs WHERE name LIKE '%a\\%'") == "SELECT days FROM drugs WHERE name ILIKE '%a\\%' ESCAPE ''");
  CHECK(translated("SELECT days FROM drugs WHERE name NOT LIKE 'a' ESCAPE '!'") == "SELECT days FROM drugs WHERE name NOT ILIKE 'a' ESCAPE '!'");
}

TEST_CASE("division by 0 gives NULL", "[postgres-script]") {
  CHECK(translated("SELECT dose / days AS n FROM drugs") == "SELECT dose / nullif(days, 0) AS n FROM drugs");
  CHECK(translated("SELECT days % (drug_id - 1) AS n FROM drugs") == "SELECT days % nullif((drug_id - 1), 0) AS n FROM drugs");
  CHECK(translated("SELECT days / 1000 AS n FROM drugs") == "SELECT days / 1000 AS n FROM drugs");
  CHECK(translated("SELECT days / 0 AS n FROM drugs") == "SELECT days / nullif(0, 0) AS n FROM drugs");
}

TEST_CASE("a sum of integers is an integer, a total of nothing is 0, a mean is a REAL", "[postgres-script]") {
  CHECK(translated("SELECT sum(days) AS n FROM drugs") == "SELECT CAST(sum(days) AS bigint) AS n FROM drugs");
  CHECK(translated("SELECT sum(dose) AS n FROM drugs") == "SELECT sum(dose) AS n FROM drugs");
  CHECK(translated("SELECT sum(name = 'a') AS n FROM drugs") == "SELECT CAST(sum(CAST(name = 'a' AS integer)) AS bigint) AS n FROM drugs");
  CHECK(translated("SELECT total(days) AS n FROM drugs") == "SELECT coalesce(CAST(sum(days) AS double precision), 0) AS n FROM drugs");
  CHECK(translated("SELECT avg(days) AS n FROM drugs") == "SELECT CAST(avg(days) AS double precision) AS n FROM drugs");
}

TEST_CASE("numbers that are joined to text become text as SQLite writes them", "[postgres-script]") {
  CHECK(translated("SELECT name || ' ' || days AS t FROM drugs") == "SELECT name || ' ' || CAST(days AS text) AS t FROM drugs");
  CHECK(translated("SELECT coalesce(dose, '-') AS t FROM drugs") == "SELECT coalesce(real_text(dose), '-') AS t FROM drugs");
  CHECK(translated("SELECT CASE WHEN days = 1 THEN dose ELSE name END AS t FROM drugs") == "SELECT CASE WHEN days = 1 THEN real_text(dose) ELSE name END AS t FROM drugs");
  CHECK(translated("SELECT quote(name) || quote(days) || quote(dose) AS t FROM drugs") ==
        "SELECT quoted_text(name) || quoted_integer(days) || quoted_real(dose) AS t FROM drugs");
}

TEST_CASE("group_concat keeps the order of the subquery that it reads, else that of the first table's key", "[postgres-script]") {
  CHECK(translated("SELECT group_concat(d.name, '; ') AS t FROM (SELECT name FROM drugs ORDER BY name) d") ==
        "SELECT string_agg(d.name, '; ') AS t FROM (SELECT name FROM drugs ORDER BY name NULLS FIRST) d");
  CHECK(translated("SELECT group_concat(u.who) AS t FROM drugs d JOIN uses u ON u.drug_id = d.drug_id") ==
        "SELECT string_agg(u.who, ',' ORDER BY d.drug_id) AS t FROM drugs d JOIN uses u ON u.drug_id = d.drug_id");
  CHECK(translated("SELECT group_concat(days, '+') AS t FROM drugs") == "SELECT string_agg(CAST(days AS text), '+' ORDER BY drugs.drug_id) AS t FROM drugs");
  CHECK_THROWS_WITH(translated("SELECT group_concat(name) AS t FROM (SELECT name FROM drugs) d"),
                    "query, line 1: found group_concat; the order of what it joins is not said; let it read a subquery with ORDER BY");
}

TEST_CASE("NULL comes first, and last where the order is turned round", "[postgres-script]") {
  CHECK(translated("SELECT name FROM drugs ORDER BY days, dose DESC LIMIT 1") == "SELECT name FROM drugs ORDER BY days NULLS FIRST, dose DESC NULLS LAST LIMIT 1");
  CHECK(translated("SELECT name FROM drugs ORDER BY days NULLS LAST") == "SELECT name FROM drugs ORDER BY days NULLS LAST");
}

TEST_CASE("columns without case are compared and ordered in small letters", "[postgres-script]") {
  CHECK(translated("SELECT name FROM drugs WHERE synonym = name") == "SELECT name FROM drugs WHERE lower(synonym) = lower(name)");
  CHECK(translated("SELECT synonym FROM drugs ORDER BY synonym") == "SELECT synonym FROM drugs ORDER BY lower(synonym) NULLS FIRST");
}

TEST_CASE("what is constant in its group though not grouped by is taken by min", "[postgres-script]") {
  CHECK(translated("SELECT d.name AS name, d.days AS days, count(*) AS n FROM drugs d GROUP BY d.name") ==
        "SELECT d.name AS name, min(d.days) AS days, count(*) AS n FROM drugs d GROUP BY d.name");
  CHECK(translated("SELECT coalesce(d.name, 'x') AS name, (SELECT count(*) FROM uses u WHERE u.who = coalesce(d.name, 'x') AND u.drug_id = d.drug_id) AS n FROM drugs d GROUP BY coalesce(d.name, 'x')") ==
        "SELECT coalesce(d.name, 'x') AS name, (SELECT count(*) FROM uses u WHERE u.who = min(coalesce(d.name, 'x')) AND u.drug_id = min(d.drug_id)) AS n FROM drugs d GROUP BY coalesce(d.name, 'x')");
}

TEST_CASE("NULL in a UNION has the type of the other parts", "[postgres-script]") {
  CHECK(translated("SELECT NULL AS n, NULL AS t FROM drugs UNION ALL SELECT NULL, name FROM drugs UNION ALL SELECT dose, NULL FROM drugs") ==
        "SELECT CAST(NULL AS double precision) AS n, CAST(NULL AS text) AS t FROM drugs UNION ALL SELECT CAST(NULL AS double precision), name FROM drugs "
        "UNION ALL SELECT dose, CAST(NULL AS text) FROM drugs");
}

TEST_CASE("types, literals and functions have PostgreSQL's names", "[postgres-script]") {
  CHECK(translated("SELECT CAST(days AS REAL) * 1.5 AS n FROM drugs") == "SELECT CAST(days AS double precision) * CAST(1.5 AS double precision) AS n FROM drugs");
  CHECK(translated("SELECT substr(name, 1, instr(name, '-') - 1) AS t FROM drugs") == "SELECT substr(name, 1, strpos(name, '-') - 1) AS t FROM drugs");
  CHECK(translated("SELECT iif(days, name, dose) AS t FROM drugs") == "SELECT CASE WHEN days <> 0 THEN name ELSE real_text(dose) END AS t FROM drugs");
  CHECK(translated("SELECT ifnull(name, '-') AS t FROM drugs") == "SELECT coalesce(name, '-') AS t FROM drugs");
  CHECK(translated("SELECT name FROM drugs WHERE days == 1") == "SELECT name FROM drugs WHERE days = 1");
  CHECK(translated("SELECT days AS end FROM drugs") == "SELECT days AS \"end\" FROM drugs");
  CHECK(translated("SELECT n.name FROM (SELECT name FROM drugs) n, (SELECT 1 AS one)") == "SELECT n.name FROM (SELECT name FROM drugs) n, (SELECT 1 AS one) AS unnamed_1");
}

TEST_CASE("what has no rule is refused by name", "[postgres-script]") {
  CHECK_THROWS_WITH(translated("SELECT json_each(name) AS j FROM drugs"), "query, line 1: found json_each; this function has no translation");
  CHECK_THROWS_WITH(translated("SELECT CAST(name AS INTEGER) AS n FROM drugs"), Catch::Contains("SQLite reads a number out of the beginning of a text"));
  CHECK_THROWS_WITH(translated("SELECT count(*) OVER () AS n FROM drugs"), Catch::Contains("window functions have no translation"));
  CHECK_THROWS_WITH(translated("SELECT name FROM\ndruks"), "query, line 2: found druks; there is no such table or view");
  CHECK_THROWS_WITH(translated("SELECT nmae FROM drugs"), "query, line 1: found nmae; there is no such column here");
  CHECK_THROWS_WITH(translated("SELECT name FROM drugs WHERE name GLOB 'a*'"), "query, line 1: found GLOB; this operator has no translation");
}

TEST_CASE("what both understand stays as it is", "[postgres-script]") {
  for (const char* query : {"SELECT days / 7 AS weeks, name || NULL AS t FROM drugs -- weeks",
                            "WITH RECURSIVE up(id, depth) AS (SELECT drug_id, 1 FROM drugs UNION SELECT u.drug_id, up.depth + 1 FROM up JOIN uses u ON u.use_id = up.id) SELECT id, depth FROM up",
                            "WITH words(word, number) AS (VALUES ('a', 1), ('b', 2)) SELECT w.word, w.number FROM words w",
                            "SELECT d.*, u.who FROM drugs d LEFT JOIN uses u USING (drug_id) WHERE d.days BETWEEN 1 AND 7 AND d.name IN ('a', 'b')",
                            "SELECT count(DISTINCT name) AS n FROM drugs HAVING count(*) > 0",
                            "SELECT count(*) FILTER (WHERE days > 1) AS n FROM drugs",
                            "SELECT DISTINCT u.who FROM uses u WHERE EXISTS (SELECT 1 FROM drugs WHERE drugs.drug_id = u.drug_id)"}) {
    CHECK(translated(query) == query);
  }
}

TEST_CASE("names are quoted where PostgreSQL needs it, and long ones end at a word", "[postgres-script]") {
  CHECK(quoted_name("claims") == "claims");
  CHECK(quoted_name("user") == "\"user\"");
  CHECK(quoted_name("my \"own\"") == "\"my \"\"own\"\"\"");
  CHECK(quoted_text("it's") == "'it''s'");
  CHECK(constraint_name("said is never empty") == "said is never empty");
  const std::string cut = constraint_name("a claim is about a patient or a cohort, a background claim about neither");
  CHECK(cut == "a claim is about a patient or a cohort, a background claim...");
  CHECK(cut.size() <= 63);
  CHECK(type_named("REAL") == SqlType::real);
  CHECK(type_named("BLOB") == SqlType::unknown);
  CHECK(postgres_type(SqlType::integer) == "bigint");
}
