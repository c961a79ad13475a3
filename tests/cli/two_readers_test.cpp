#include "cli/two_readers.h"

#include "catch.h"
#include "core/errors.h"

using namespace casebook;

TEST_CASE("a place is file and line, of a line of JSON also its path") {
  CHECK(cli::position({"a.yaml", 14, 3, 14, 9, {}}) == "a.yaml:14");
  CHECK(cli::position({"a.jsonl", 1, 0, 1, 0, "courses[0].dose"}) == "a.jsonl:1: courses[0].dose");
  CHECK_FALSE(cli::position({"a.yaml", 0, 0, 0, 0, {}}).has_value());
}

TEST_CASE("readers are named by the option, else by the decisions file, else by their files") {
  const auto decisions = casefile::read_yaml("choices.yaml", "readers: [JA, RF]\n");
  CHECK(cli::reader_names("", "a.yaml", "b.yaml") == casefile::Readers{"a.yaml", "b.yaml"});
  CHECK(cli::reader_names("", "a.yaml", "b.yaml", &decisions.root) == casefile::Readers{"JA", "RF"});
  CHECK(cli::reader_names("MK, PT", "a.yaml", "b.yaml", &decisions.root) == casefile::Readers{"MK", "PT"});
  for (const char* const wrong : {"JA", "JA, ", "JA, RF, MK", "JA, JA"}) CHECK_THROWS_AS(cli::reader_names(wrong, "a.yaml", "b.yaml"), core::UsageError);
}
