#include "cli/problems.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "catch.h"
#include "program.h"

using namespace casebook;
using namespace casebook::tests;

namespace {
constexpr const char* kBroken =
    "article: { key: smith-2020, design: case series, text read: abstract }\n"
    "at: abstract\n"
    "cohort: { size: 2, condition: Hailey-Hailey disease }\n"
    "courses:\n"
    "  - treatment: naltrexone\n"
    "    who: all\n"
    "    dose: 3 mg daily\n"
    "    outcomes:\n"
    "      - { endpoint: clinical resolution, who: 3 of 2, when: within 2 months }\n"
    "    adverse events: not reported\n";
}

TEST_CASE("problems as JSON name file, place, severity, rule, message and hint") {
  const WorkingFolder folder;
  write_file("draft.yaml", kBroken);
  const auto ran = run_program({"check", "draft.yaml", "--format", "json"});
  CHECK(ran.code == 1);
  CHECK(ran.err.empty());
  const auto problems = nlohmann::json::parse(ran.out);
  REQUIRE(problems.size() == 1);
  const auto& problem = problems[0];
  for (const char* key : {"file", "line", "column", "end_line", "end_column", "path", "severity", "rule", "message", "hint"}) CHECK(problem.contains(key));
  CHECK(problem["file"] == "draft.yaml");
  CHECK(problem["line"] == 9);
  CHECK(problem["severity"] == "error");
  CHECK(problem["rule"] == "affected-above-cohort");
  CHECK(problem["path"].is_null());
}

TEST_CASE("of each severity so many problems are told, and the rest is counted") {
  std::ostringstream out;
  std::ostringstream err;
  std::istringstream in;
  cli::Io io{out, err, in};
  cli::Problems problems;
  casefile::CheckedFile file;
  file.problems.assign(700, {core::Severity::note, "a-note", {}, "a note", {}});
  for (int i = 0; i < 3; ++i) problems.take(file, true, io);
  file.problems.assign(1, {core::Severity::error, "last", {}, "the error in the last line", {}});
  problems.take(file, true, io);
  CHECK(problems.has_error());
  CHECK(problems.rest() == "and 1100 more notes");
  CHECK(problems.summary(1) == "1 error, 2100 notes in 1 file");
  const std::string text = err.str();
  CHECK(std::count(text.begin(), text.end(), '\n') == 1'001);
  CHECK_THAT(text, Catch::Contains("the error in the last line"));
}

TEST_CASE("the lines of a jsonl file are one file in the summary") {
  const WorkingFolder folder;
  write_file("bulk.jsonl", "{}\n{}\n");
  CHECK_THAT(run_program({"check", "bulk.jsonl"}).err, Catch::Contains("2 errors in 1 file; nothing was changed"));
}

TEST_CASE("one of a thing is singular") {
  CHECK(cli::counted(1, "claim") == "1 claim");
  CHECK(cli::counted(0, "claim") == "0 claims");
  CHECK(cli::counted(2, "vocabulary", "vocabularies") == "2 vocabularies");
}
