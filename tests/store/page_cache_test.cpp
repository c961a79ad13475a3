#include "store/page_cache.h"

#include "catch.h"

using casebook::store::Database;

TEST_CASE("the page cache is as large as asked for, in this connection alone") {
  auto database = Database::in_memory();
  const auto before = database.integer("PRAGMA cache_size");
  casebook::store::set_page_cache(database, 24 * 1024 * 1024);
  CHECK(database.integer("PRAGMA cache_size") == -24 * 1024);
  CHECK(Database::in_memory().integer("PRAGMA cache_size") == before);
}
