#include "cli/run.h"

#include <filesystem>

#include "catch.h"
#include "program.h"

using namespace casebook::tests;

TEST_CASE("the catalogue is --db, else CASEBOOK_DB, else casebook.db") {
  const WorkingFolder folder;
  CHECK(run_program({"init", "--empty"}).code == 0);
  CHECK(std::filesystem::exists("casebook.db"));
  CHECK(run_program({"init", "--empty"}, "", {{"CASEBOOK_DB", "named.db"}}).code == 0);
  CHECK(std::filesystem::exists("named.db"));
  CHECK(run_program({"--db", "before.db", "init", "--empty"}, "", {{"CASEBOOK_DB", "named.db"}}).code == 0);
  CHECK(std::filesystem::exists("before.db"));
  CHECK(run_program({"init", "--empty", "--db", "after.db"}).code == 0);
  CHECK(std::filesystem::exists("after.db"));
}

TEST_CASE("each kind of failure has its exit code and one line") {
  const WorkingFolder folder;
  const auto missing = run_program({"status"});
  CHECK(missing.code == 1);
  CHECK(missing.err == "casebook: there is no catalogue casebook.db; make one with `casebook init`, or name another with --db\n");
  const auto usage = run_program({"status", "--db", ""});
  CHECK(usage.code == 2);
}
