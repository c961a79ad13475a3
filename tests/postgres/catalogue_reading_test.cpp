// Reading itself is proved against a server in tests/postgres_test.cpp; here, what is known without one.

#include "postgres/catalogue_reading.h"

#include "catch.h"
#include "program.h"

using namespace casebook::tests;
using Catch::Contains;

TEST_CASE("a server and files are not imported in one call, and a server that is not there leaves no file", "[postgres-script]") {
  const WorkingFolder folder;
  write_file("records.nbib", "PMID- 1\nTI  - A\n");
  const auto both = run_program({"import", "postgres://localhost/evidence", "records.nbib"});
  CHECK(both.code == 2);
  CHECK_THAT(both.err, Contains("a server by itself"));
  const auto away = run_program({"--db", "copy.db", "import", "postgres:host=" + folder.path().string()});
  CHECK(away.code == 1);
  CHECK_THAT(away.err, Contains("casebook: the PostgreSQL server cannot be reached: "));
  CHECK_FALSE(std::filesystem::exists("copy.db"));
  CHECK(run_program({"import", "postgres:nonsense"}).code == 2);
  CHECK(run_program({"import", "--strict", "postgres:"}).code == 2);
}
