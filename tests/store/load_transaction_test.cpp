#include "store/load_transaction.h"

#include "catch.h"
#include "store/embedded_files.h"
#include "store/migrator.h"
#include "store/verification.h"

using casebook::store::Database;
using casebook::store::LoadTransaction;

namespace {

Database new_catalogue() {
  auto database = Database::in_memory();
  casebook::store::migrate(database, casebook::store::embedded::migrations(), casebook::store::embedded::views(), "2026-01-01T00:00:00Z");
  return database;
}

std::int64_t indexes(Database& database) { return database.integer("SELECT count(*) FROM sqlite_schema WHERE type = 'index' OR type = 'trigger'"); }

constexpr const char* kAnArticle = "INSERT INTO articles(citekey, title, design, text_read) VALUES('a-2000', 'Words of a title', 'case report', 'abstract')";

}  // namespace

TEST_CASE("a bulk load puts indexes aside, makes them again, and looks at foreign keys again afterwards") {
  auto database = new_catalogue();
  const auto before = indexes(database);
  {
    LoadTransaction load(database, true);
    REQUIRE(load.in_bulk());
    CHECK(indexes(database) < before);
    CHECK(database.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'case_files_path'") == 1);
    CHECK(database.integer("PRAGMA foreign_keys") == 0);
    database.execute(kAnArticle);
    load.rows_are_in();
    CHECK(indexes(database) == before);
    load.commit();
  }
  CHECK(indexes(database) == before);
  CHECK(database.integer("PRAGMA foreign_keys") == 1);
  CHECK(database.integer("SELECT count(*) FROM article_search WHERE article_search MATCH 'title'") == 1);
  CHECK(casebook::store::verify_catalogue(database).empty());
}

TEST_CASE("a bulk load that is given up leaves everything as it was") {
  auto database = new_catalogue();
  const auto before = indexes(database);
  {
    LoadTransaction load(database, true);
    database.execute(kAnArticle);
  }
  CHECK(indexes(database) == before);
  CHECK(database.integer("SELECT count(*) FROM articles") == 0);
  CHECK(database.integer("PRAGMA foreign_keys") == 1);
}

TEST_CASE("a small load, or one into a catalogue that holds articles, keeps its indexes and its foreign keys") {
  auto database = new_catalogue();
  const auto before = indexes(database);
  {
    LoadTransaction load(database, false);
    CHECK_FALSE(load.in_bulk());
    CHECK(indexes(database) == before);
    database.execute(kAnArticle);
    load.rows_are_in();
    load.commit();
  }
  LoadTransaction load(database, true);
  CHECK_FALSE(load.in_bulk());
  CHECK(indexes(database) == before);
  CHECK(database.integer("PRAGMA foreign_keys") == 1);
}

TEST_CASE("full text is made anew with more memory, and the setting does not stay") {
  auto database = new_catalogue();
  database.execute(kAnArticle);
  casebook::store::rebuild_full_text(database, "article_search");
  CHECK(database.integer("SELECT count(*) FROM article_search WHERE article_search MATCH 'words'") == 1);
  CHECK(database.integer("SELECT coalesce(max(v), 1048576) FROM article_search_config WHERE k = 'hashsize'") == 1048576);
}
