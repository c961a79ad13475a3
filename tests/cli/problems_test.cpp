#include "cli/problems.h"

#include <nlohmann/json.hpp>

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

TEST_CASE("the lines of a jsonl file are one file in the summary") {
  std::vector<casefile::CheckedFile> files(3);
  files[0].file.path = "bulk.jsonl:1";
  files[1].file.path = "bulk.jsonl:2";
  files[2].file.path = "a.yaml";
  CHECK(cli::count_files(files) == 2);
}

TEST_CASE("one of a thing is singular") {
  CHECK(cli::counted(1, "claim") == "1 claim");
  CHECK(cli::counted(0, "claim") == "0 claims");
  CHECK(cli::counted(2, "vocabulary", "vocabularies") == "2 vocabularies");
}
