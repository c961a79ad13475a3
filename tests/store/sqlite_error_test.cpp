#include "store/sqlite_error.h"

#include <sqlite3.h>

#include "catch.h"

using casebook::store::sqlite_error;
using Catch::Matchers::Contains;

TEST_CASE("a SQLite error names the file, what was found and what to do") {
  CHECK_THAT(sqlite_error(SQLITE_NOTADB, "file is not a database", "x.txt").what(), Contains("x.txt is not a casebook catalogue") && Contains("--db"));
  CHECK_THAT(sqlite_error(SQLITE_BUSY, "database is locked", "a.db").what(), Contains("a.db is locked by another program"));
  CHECK_THAT(sqlite_error(SQLITE_FULL, "database or disk is full", "a.db").what(), Contains("the disk is full") && Contains("nothing was changed"));
  CHECK_THAT(sqlite_error(SQLITE_CORRUPT, "malformed", "a.db").what(), Contains("damaged") && Contains("casebook restore"));
  CHECK_THAT(sqlite_error(SQLITE_READONLY_DIRECTORY, "attempt to write", "a.db").what(), Contains("may not be written"));
  CHECK(sqlite_error(SQLITE_IOERR_WRITE, "disk I/O error", "a.db").sqlite_code() == SQLITE_IOERR_WRITE);
}

TEST_CASE("an ordinary SQL error keeps SQLite's words") {
  CHECK(std::string(sqlite_error(SQLITE_ERROR, "no such column: dose", "a.db").what()) == "no such column: dose");
}
