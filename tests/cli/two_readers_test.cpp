#include "cli/two_readers.h"

#include "catch.h"

using namespace casebook;

TEST_CASE("a place is file and line, of a line of JSON also its path") {
  CHECK(cli::position({"a.yaml", 14, 3, 14, 9, {}}) == "a.yaml:14");
  CHECK(cli::position({"a.jsonl", 1, 0, 1, 0, "courses[0].dose"}) == "a.jsonl:1: courses[0].dose");
  CHECK_FALSE(cli::position({"a.yaml", 0, 0, 0, 0, {}}).has_value());
}
