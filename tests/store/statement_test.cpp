#include "store/statement.h"

#include "catch.h"
#include "core/errors.h"
#include "store/database.h"

using casebook::core::StoreError;
using casebook::store::Database;
using casebook::store::SqlValue;

TEST_CASE("NULL stays NULL and is neither 0 nor empty text") {
  auto database = Database::in_memory();
  auto statement = database.prepare("SELECT NULL AS unknown, 0 AS zero, '' AS empty, 1.5 AS real");
  REQUIRE(statement.step());
  CHECK(statement.integer("unknown") == std::nullopt);
  CHECK(statement.real("unknown") == std::nullopt);
  CHECK(statement.text("unknown") == std::nullopt);
  CHECK(statement.integer("zero") == 0);
  CHECK(statement.text("empty") == "");
  CHECK(statement.real("real") == 1.5);
  CHECK(std::holds_alternative<std::monostate>(statement.value(0)));
}

TEST_CASE("an integer may be read as a real number, text may not") {
  auto database = Database::in_memory();
  auto statement = database.prepare("SELECT 3 AS three, 'three' AS word");
  REQUIRE(statement.step());
  CHECK(statement.real("three") == 3.0);
  CHECK_THROWS_AS(statement.real("word"), StoreError);
  CHECK_THROWS_AS(statement.integer("word"), StoreError);
  CHECK_THROWS_AS(statement.text("three"), StoreError);
}

TEST_CASE("values go in by the name of the parameter") {
  auto database = Database::in_memory();
  auto statement = database.prepare("SELECT :a AS a, :b AS b, :c AS c, :d AS d");
  statement.bind(":a", 7).bind(":b", "text").bind(":c", std::optional<double>()).bind_text_or_null(":d", "");
  REQUIRE(statement.step());
  CHECK(statement.integer("a") == 7);
  CHECK(statement.text("b") == "text");
  CHECK(statement.is_null(2));
  CHECK(statement.is_null(3));
  CHECK_THROWS_AS(statement.bind(":e", 1), StoreError);
  CHECK_FALSE(statement.has_parameter(":e"));
}

TEST_CASE("text with a NUL inside comes back whole") {
  auto database = Database::in_memory();
  const std::string text("a\0b", 3);
  auto statement = database.prepare("SELECT :text AS text");
  statement.bind(":text", text);
  REQUIRE(statement.step());
  CHECK(statement.text("text") == text);
}

TEST_CASE("a column that the query does not have is an error that names it") {
  auto database = Database::in_memory();
  auto statement = database.prepare("SELECT 1 AS one");
  REQUIRE(statement.step());
  CHECK_THROWS_WITH(statement.integer("two"), "the query has no column 'two'");
}

TEST_CASE("a reset statement has forgotten its values") {
  auto database = Database::in_memory();
  auto statement = database.prepare("SELECT :a AS a");
  statement.bind(":a", 1);
  REQUIRE(statement.step());
  statement.reset();
  REQUIRE(statement.step());
  CHECK(statement.is_null(0));
}
