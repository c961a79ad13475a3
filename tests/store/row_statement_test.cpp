#include "store/row_statement.h"

#include "catch.h"
#include "core/errors.h"

using casebook::core::StoreError;
using casebook::store::Database;
using casebook::store::RowStatement;
using Catch::Matchers::Contains;

TEST_CASE("rows go in by the order of the parameters, and empty text as NULL where that is asked") {
  auto database = Database::in_memory();
  database.execute("CREATE TABLE things(thing_id INTEGER PRIMARY KEY, name TEXT NOT NULL, note TEXT) STRICT");
  RowStatement add(database, "INSERT INTO things(thing_id, name, note) VALUES(:thing_id, :name, :note)");
  add.integer(7).text("seven").text_or_null("").run();
  add.integer(8).text("").text_or_null("a note").run();
  RowStatement find(database, "SELECT thing_id, name, note FROM things WHERE thing_id >= :thing_id ORDER BY thing_id");
  find.integer(1);
  REQUIRE(find.step());
  CHECK(find.integer_at(0) == 7);
  CHECK(find.text_at(1) == "seven");
  CHECK(find.is_null(2));
  REQUIRE(find.step());
  CHECK_FALSE(find.is_null(1));
  CHECK(find.text_at(1).empty());
  CHECK(find.text_at(2) == "a note");
  CHECK_FALSE(find.step());
  find.done();
  CHECK(find.integer(8).first() == 8);
  CHECK(find.integer(9).first() == 0);
}

TEST_CASE("a row with too few or too many values is refused, and the next one goes in") {
  auto database = Database::in_memory();
  database.execute("CREATE TABLE things(thing_id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT");
  RowStatement add(database, "INSERT INTO things(thing_id, name) VALUES(:thing_id, :name)");
  CHECK_THROWS_WITH(add.integer(1).run(), Contains("1 of 2 values"));
  CHECK_THROWS_WITH(add.integer(1).text("one").text("two"), Contains("more than 2 values"));
  add.done();
  add.integer(1).text("one").run();
  CHECK_THROWS_AS(add.integer(1).text("again").run(), StoreError);
  add.integer(2).text("two").run();
  CHECK(database.integer("SELECT count(*) FROM things") == 2);
}

TEST_CASE("a statement that cannot be prepared says why") {
  auto database = Database::in_memory();
  CHECK_THROWS_WITH(RowStatement(database, "SELECT word FROM nowhere"), Contains("nowhere"));
}

TEST_CASE("values go in by their type, and what is not there as NULL") {
  auto database = Database::in_memory();
  database.execute("CREATE TABLE things(thing_id INTEGER PRIMARY KEY, size REAL, name TEXT, note TEXT) STRICT");
  RowStatement add(database, "INSERT INTO things(thing_id, size, name, note) VALUES(:thing_id, :size, :name, :note)");
  add.value(7).value(1.5).value(std::string("seven")).value("").run();
  add.value(std::optional<int>(8)).value(std::optional<double>()).value(std::optional<std::string>()).null().run();
  CHECK(database.integer("SELECT size = 1.5 AND name = 'seven' AND note = '' FROM things WHERE thing_id = 7") == 1);
  CHECK(database.integer("SELECT size IS NULL AND name IS NULL AND note IS NULL FROM things WHERE thing_id = 8") == 1);
  add.value(9).null().null().value("later").run();
  add.value(10).null().value("ten").null().run();
  CHECK(database.integer("SELECT size IS NULL AND name IS NULL AND note = 'later' FROM things WHERE thing_id = 9") == 1);
  CHECK(database.integer("SELECT size IS NULL AND name = 'ten' AND note IS NULL FROM things WHERE thing_id = 10") == 1);
}
