#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "casefile/case_text.h"
#include "casefile/check.h"
#include "catch.h"
#include "core/diagnostic.h"
#include "places.h"

using namespace casebook;
using namespace casebook::casefile;

namespace {

const std::filesystem::path kFolder = casebook::tests::source_folder() / "tests/broken_cases";

/// The rules of case_files.md 9, in its order.
const std::vector<std::string> kRules{"yaml-syntax",
                                      "quote-not-closed",
                                      "tab-indent",
                                      "not-utf-8",
                                      "control-character",
                                      "smart-quote",
                                      "anchor-or-tag",
                                      "second-document",
                                      "too-deep",
                                      "too-long",
                                      "unknown-key",
                                      "comma-in-braces",
                                      "space-after-colon",
                                      "duplicate-key",
                                      "empty-value",
                                      "wrong-shape",
                                      "key-missing",
                                      "step-kind",
                                      "doi-shape",
                                      "pmid-shape",
                                      "pmcid-shape",
                                      "date-shape",
                                      "date-in-future",
                                      "duplicate-article",
                                      "duplicate-patient",
                                      "duplicate-group",
                                      "duplicate-id",
                                      "unknown-patient",
                                      "unknown-group",
                                      "unknown-source",
                                      "patients-above-cohort",
                                      "group-above-cohort",
                                      "affected-above-cohort",
                                      "assessed-above-cohort",
                                      "assessed-below-cohort",
                                      "parts-above-whole",
                                      "percent-not-a-count",
                                      "who-unreadable",
                                      "who-missing",
                                      "locator-missing",
                                      "time-unreadable",
                                      "time-reversed",
                                      "time-ambiguous",
                                      "time-two-looks",
                                      "time-vague",
                                      "time-after",
                                      "outcome-before-treatment",
                                      "outcome-after-follow-up",
                                      "steps-out-of-order",
                                      "restart-without-stop",
                                      "rechallenge-without-stop",
                                      "event-with-censoring",
                                      "dose-unreadable",
                                      "dose-without-unit",
                                      "dose-two-steps",
                                      "dose-reversed",
                                      "dose-implausible",
                                      "dose-unit-unusual",
                                      "value-unreadable",
                                      "age-implausible",
                                      "unknown-endpoint",
                                      "unknown-treatment",
                                      "unknown-condition",
                                      "unknown-site",
                                      "counted-twice",
                                      "same-patient-twice",
                                      "identifying-detail",
                                      "adverse-events-unsaid",
                                      "touches-missing",
                                      "unknown-claim-id",
                                      "article-retracted",
                                      "term-clash",
                                      "term-unknown",
                                      "term-cycle",
                                      "rename-refused",
                                      "former-name-unknown"};

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// What a broken case may lean on: the seed's vocabulary and one article that is there already.
Surroundings with_albers() {
  Surroundings surroundings = testing::seed_surroundings();
  KnownArticle albers;
  albers.key = "albers-2017";
  albers.pmid = "28768313";
  albers.file = "seed/albers-2017.yaml:12";
  surroundings.articles = testing::known({albers});
  return surroundings;
}

}  // namespace

TEST_CASE("every broken case gives exactly the problems written beside it") {
  const Surroundings surroundings = with_albers();
  for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
    const std::filesystem::path& folder = entry.path();
    if (!std::filesystem::exists(folder / "case.yaml")) continue;
    INFO(folder.filename().string());
    const CheckedFile checked = read_case_file(read_yaml("case.yaml", bytes_of(folder / "case.yaml")), surroundings);
    std::string received;
    for (const core::Diagnostic& problem : checked.problems)
      received += core::format_diagnostic(problem, checked.file.text);
    CHECK(received == bytes_of(folder / "expected.txt"));
  }
}

TEST_CASE("every rule of the checker has its broken case") {
  for (const std::string& rule : kRules) {
    INFO(rule);
    REQUIRE(std::filesystem::exists(kFolder / rule / "case.yaml"));
    CHECK(bytes_of(kFolder / rule / "expected.txt").find("[" + rule + "]\n") != std::string::npos);
  }
}

TEST_CASE("every check of one file has its broken case") {
  for (const Check* const check : checks()) {
    INFO(check->name);
    CHECK(std::find(kRules.begin(), kRules.end(), std::string(check->name)) != kRules.end());
  }
}

TEST_CASE("a broken case breaks one rule only") {
  for (const std::string& rule : kRules) {
    INFO(rule);
    const CheckedFile checked =
        read_case_file(read_yaml("case.yaml", bytes_of(kFolder / rule / "case.yaml")), with_albers());
    for (const core::Diagnostic& problem : checked.problems) CHECK(problem.rule == rule);
  }
}
