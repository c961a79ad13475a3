#include "query/selection.h"

#include "catch.h"
#include "query/dose_titration.h"
#include "query/naltrexone_cases.h"

using namespace casebook;

TEST_CASE("a selection leaves out what was not asked for", "[query]") {
  const auto text =
      query::Selection("SELECT a FROM v").where("a = :a", ":a", "").where("b = :b", ":b", "x").order_by("a").text();
  CHECK(text == "SELECT a FROM v\nWHERE b = 'x'\nORDER BY a;");
}

TEST_CASE("the text of a selection can be run as it stands", "[query]") {
  const auto file = test::seed_catalogue();
  auto catalogue = file.open();
  query::Filter filter;
  filter.treatment = "it's \"odd\"; DROP TABLE claims; --";
  filter.articles = {{"a\"b\\c", "d\ne"}};
  const auto courses = query::dose_titration(catalogue, filter);
  CHECK(courses.rows.empty());
  CHECK(courses.sql.find("'it''s \"odd\"; DROP") != std::string::npos);
  auto statement = catalogue.database().prepare(courses.sql);
  CHECK_FALSE(statement.step());
  filter = {};
  filter.treatment = "naltrexone";
  auto pasted = catalogue.database().prepare(query::dose_titration(catalogue, filter).sql);
  CHECK(pasted.step());
}

TEST_CASE("a selection uses the indexes of the names that were asked for", "[query]") {
  const auto file = test::seed_catalogue();
  auto catalogue = file.open();
  query::Filter filter;
  filter.treatment = "naltrexone";
  auto statement = catalogue.database().prepare("EXPLAIN QUERY PLAN " + query::dose_titration(catalogue, filter).sql);
  std::string plan;
  while (statement.step()) plan += *statement.text("detail") + "\n";
  INFO(plan);
  CHECK(plan.find("SCAN d\n") == std::string::npos);
  CHECK(plan.find("SCAN k\n") == std::string::npos);
  CHECK(plan.find("SEARCH t USING") != std::string::npos);
}

TEST_CASE("where a row struct has no optional, a NULL is an error that names the column", "[query]") {
  auto database = store::Database::in_memory();
  auto statement = database.prepare("SELECT NULL AS said");
  REQUIRE(statement.step());
  std::string text;
  CHECK_THROWS_WITH(query::read_column(statement, 0, text), "column 'said' is NULL, expected a value");
}
