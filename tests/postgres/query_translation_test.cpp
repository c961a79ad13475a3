#include "postgres/query_translation.h"

#include "catch.h"
#include "core/errors.h"
#include "postgres/translated.h"

using namespace casebook;
using namespace casebook::postgres;
using casebook::tests::small_relations;
using casebook::tests::translated;

TEST_CASE("the columns of a query are known by name, type and where they stand", "[postgres-script]") {
  Relations relations = small_relations();
  relations["drugs"].columns[1].table = "drugs";
  relations["drugs"].columns[1].column = "name";
  const std::string text = "SELECT d.name AS label, (SELECT max(u.use_id) FROM uses u) AS last, d.days = 1 AS short, coalesce(d.dose, d.days) AS amount FROM (SELECT * FROM drugs) d";
  SqlText sql(text, "query");
  const auto columns = translate_select(sql, 0, relations);
  REQUIRE(columns.size() == 4);
  CHECK(columns[0].name == "label");
  CHECK(columns[0].table == "drugs");
  CHECK(columns[0].column == "name");
  CHECK(columns[1].type == SqlType::integer);
  CHECK(columns[2].type == SqlType::integer);
  CHECK(columns[3].type == SqlType::real);
  CHECK(columns[3].table.empty());
}

TEST_CASE("comments and line breaks stay, and changes within changes keep their order", "[postgres-script]") {
  CHECK(translated("SELECT\n  sum(name IS NOT 'a') > 0 AS n -- how many\nFROM drugs") ==
        "SELECT\n  CAST(CAST(sum(CAST(name IS DISTINCT FROM 'a' AS integer)) AS bigint) > 0 AS integer) AS n -- how many\nFROM drugs");
}

TEST_CASE("a subquery sees the query around it, and its own names first", "[postgres-script]") {
  CHECK(translated("SELECT (SELECT u.drug_id = d.days FROM uses u WHERE who = d.name) AS n FROM drugs d") ==
        "SELECT (SELECT CAST(u.drug_id = d.days AS integer) FROM uses u WHERE who = d.name) AS n FROM drugs d");
  CHECK_THROWS_WITH(translated("SELECT u.who FROM drugs"), Catch::Contains("there is no such column here"));
}

TEST_CASE("a condition of a table knows its own columns and those of new and old", "[postgres-script]") {
  const std::string text = "(SELECT who FROM uses WHERE use_id = new.drug_id) IS NOT name BEGIN";
  SqlText sql(text, "trigger");
  const auto end = translate_expression(sql, 0, small_relations(), small_relations().at("drugs"), {"new", "old"}, true);
  CHECK(sql.is(end, "BEGIN"));
  CHECK(sql.edited(0, end - 1) == "(SELECT who FROM uses WHERE use_id = new.drug_id) IS DISTINCT FROM name");
}

TEST_CASE("the tables that a query reads are found wherever they stand", "[postgres-script]") {
  const std::string text = "WITH w AS (SELECT 1 FROM uses) SELECT * FROM drugs d JOIN w ON EXISTS (SELECT 1 FROM other), more";
  const auto read = relations_read(SqlText(text, "query"));
  for (const char* name : {"uses", "drugs", "w", "other", "more"}) CHECK(std::find(read.begin(), read.end(), name) != read.end());
}
