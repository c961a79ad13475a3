#include "store/database.h"

#include "catch.h"
#include "core/errors.h"
#include "store/temporary_folder.h"

using casebook::core::StoreError;
using casebook::store::Access;
using casebook::store::Database;
using casebook::store::Transaction;
using casebook::tests::TemporaryFolder;

TEST_CASE("a transaction that is not committed leaves nothing") {
  auto database = Database::in_memory();
  database.execute("CREATE TABLE things(name TEXT)");
  {
    const Transaction transaction(database);
    database.execute("INSERT INTO things VALUES('one')");
  }
  CHECK(database.integer("SELECT count(*) FROM things") == 0);
  {
    Transaction transaction(database);
    database.execute("INSERT INTO things VALUES('one')");
    transaction.commit();
  }
  CHECK(database.integer("SELECT count(*) FROM things") == 1);
}

TEST_CASE("foreign keys are enforced on every connection") {
  auto database = Database::in_memory();
  database.execute("CREATE TABLE parents(id INTEGER PRIMARY KEY); CREATE TABLE children(parent INTEGER REFERENCES parents)");
  CHECK_THROWS_AS(database.execute("INSERT INTO children VALUES(1)"), StoreError);
}

TEST_CASE("a read-only database cannot be written") {
  const TemporaryFolder folder;
  { Database::create(folder / "a.db").execute("CREATE TABLE things(name TEXT)"); }
  Database database(folder / "a.db", Access::read_only);
  CHECK_THROWS_AS(database.execute("INSERT INTO things VALUES('one')"), StoreError);
}

TEST_CASE("an existing file is never created anew") {
  const TemporaryFolder folder;
  { Database::create(folder / "a.db").execute("CREATE TABLE things(name TEXT)"); }
  CHECK_THROWS_AS(Database::create(folder / "a.db"), StoreError);
}

TEST_CASE("a cached statement is ready for new values each time") {
  auto database = Database::in_memory();
  auto& first = database.cached("SELECT :a AS a");
  first.bind(":a", 1);
  REQUIRE(first.step());
  auto& second = database.cached("SELECT :a AS a");
  CHECK(&first == &second);
  REQUIRE(second.step());
  CHECK(second.is_null(0));
}
