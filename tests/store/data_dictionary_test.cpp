#include "store/data_dictionary.h"

#include "catch.h"
#include "core/errors.h"

using namespace casebook;
using namespace casebook::store;
using Catch::Matchers::Contains;

TEST_CASE("a dictionary has views and tables with what their comments say") {
  auto database = Database::in_memory();
  database.execute(
      "CREATE TABLE bees (\n  -- Who flies? One row a bee.\n  -- Queens too.\n  name TEXT,  -- as called\n  age_days REAL  -- NULL: not stated\n);"
      "CREATE VIEW hives AS\n-- Where? One row a hive.\nSELECT\n  name AS hive  -- its name\nFROM bees");
  const auto tables = data_dictionary(database);
  REQUIRE(tables.size() == 2);
  CHECK(tables[0].name == "hives");
  CHECK(tables[0].is_view);
  CHECK(tables[0].about == "Where? One row a hive.");
  CHECK(tables[1].about == "Who flies? One row a bee. Queens too.");
  CHECK_FALSE(tables[1].is_view);
  REQUIRE(tables[1].columns.size() == 2);
  CHECK(tables[1].columns[1].first == "age_days");
  CHECK(tables[1].columns[1].second == "NULL: not stated");
}

TEST_CASE("a column without a comment is named") {
  auto database = Database::in_memory();
  database.execute("CREATE TABLE bees (\n  name TEXT,  -- as called\n  age REAL\n)");
  CHECK_THROWS_WITH(data_dictionary(database), Contains("bees.age has no comment"));
}

TEST_CASE("an example query is a question, what a row is, and one statement") {
  const auto query = described_query({"schema/queries/few_bees.sql", "-- How many?\n-- One row.\n-- No queens.\nSELECT 1\nFROM bees\n"});
  CHECK(query.name == "few_bees");
  CHECK(query.question == "How many?");
  CHECK(query.about == "One row. No queens.");
  CHECK(query.sql == "SELECT 1\nFROM bees");
  CHECK_THROWS_AS(described_query({"schema/queries/bare.sql", "-- How many?\nSELECT 1\n"}), core::StoreError);
}
