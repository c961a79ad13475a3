#include "store/sql_script.h"

#include <array>

#include "catch.h"
#include "core/errors.h"

using casebook::core::StoreError;
using casebook::store::Database;
using casebook::store::EmbeddedFile;
using casebook::store::PreparedScript;
using casebook::store::run_script;

TEST_CASE("every statement of a script is run") {
  auto database = Database::in_memory();
  run_script(database, "a.sql", "-- first\nCREATE TABLE things(name TEXT);\nINSERT INTO things VALUES('a;b');\n-- last\n");
  CHECK(database.integer("SELECT count(*) FROM things") == 1);
}

TEST_CASE("an error in a script names file, line and column") {
  auto database = Database::in_memory();
  CHECK_THROWS_WITH(run_script(database, "migrations/0007_x.sql", "CREATE TABLE things(name TEXT);\n\nINSERT INTO things(nam) VALUES('a');"),
                    Catch::Matchers::StartsWith("migrations/0007_x.sql:3:") && Catch::Matchers::Contains("nam"));
  CHECK_THROWS_WITH(run_script(database, "x.sql", "SELECT 1;\nSELECT FROM;"), Catch::Matchers::StartsWith("x.sql:2:8: "));
}

TEST_CASE("an error while a statement runs names the line where it begins") {
  auto database = Database::in_memory();
  CHECK_THROWS_WITH(run_script(database, "x.sql", "CREATE TABLE t(a INTEGER NOT NULL);\n\n  INSERT INTO t VALUES(NULL);"),
                    Catch::Matchers::StartsWith("x.sql:3:3: "));
}

TEST_CASE("a prepared script runs for one article after the other") {
  auto database = Database::in_memory();
  database.execute("CREATE TABLE seen(article_id INTEGER)");
  PreparedScript script(database, EmbeddedFile{"s.sql", "INSERT INTO seen VALUES(:article_id); INSERT INTO seen SELECT :article_id + 10;"});
  script.run(1);
  script.run(2);
  CHECK(database.integer("SELECT group_concat(article_id, '') = '111212' FROM (SELECT article_id FROM seen ORDER BY rowid)") == 1);
}

TEST_CASE("the statements of a prepared script run one by one for a range of articles, and all of them for one") {
  auto database = Database::in_memory();
  database.execute("CREATE TABLE seen(first INTEGER, last INTEGER)");
  PreparedScript script(database, EmbeddedFile{"s.sql", "-- all anew\nDELETE FROM seen;\n\n-- DELETE\n  -- what?\nINSERT INTO seen VALUES(:first_article_id, :last_article_id);"});
  REQUIRE(script.steps() == 2);
  CHECK(script.step_text(0) == "DELETE FROM seen;");
  CHECK(script.step_text(1).substr(0, 16) == "INSERT INTO seen");
  script.run_step(1, 1, 5);
  script.run_step(1, 6, 9);
  CHECK(database.integer("SELECT count(*) FROM seen WHERE (first = 1 AND last = 5) OR (first = 6 AND last = 9)") == 2);
  script.run(4);
  CHECK(database.integer("SELECT count(*) FROM seen WHERE first = 4 AND last = 4") == 1);
  CHECK(database.integer("SELECT count(*) FROM seen") == 1);
  casebook::store::run_script(database, "s.sql", "INSERT INTO seen VALUES(:first_article_id, :last_article_id + :article_id)", 7);
  CHECK(database.integer("SELECT last FROM seen WHERE first = 7") == 14);
}

TEST_CASE("a script takes whole numbers where its statements have such a parameter") {
  auto database = Database::in_memory();
  database.execute("CREATE TABLE seen(a INTEGER, b INTEGER)");
  const std::array<casebook::store::ScriptValue, 2> values{{{":from", 3}, {":into", 4}}};
  run_script(database, EmbeddedFile{"s.sql", "INSERT INTO seen VALUES(:from, :into);\nINSERT INTO seen VALUES(:into, 0);"}, values);
  CHECK(database.integer("SELECT count(*) FROM seen WHERE (a = 3 AND b = 4) OR (a = 4 AND b = 0)") == 2);
}
