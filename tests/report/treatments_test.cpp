#include "catch.h"
#include "core/errors.h"
#include "query/loaded_cases.h"
#include "report/answers.h"

using namespace casebook;
using test::contains;
using tests::article;
using tests::course_of;
using tests::LoadedCases;
using Texts = std::vector<std::string>;

namespace {

document::Document league(const LoadedCases& file, const report::ReportOptions& options = {},
                          const store::NoticeScope& scope = {}) {
  auto catalogue = file.open(scope);
  return test::answer(catalogue, "treatments", options);
}

/// The line of a treatment in these columns.
std::string line(const document::Document& document, const std::string& treatment, const Texts& columns) {
  const auto names = test::values(document, "treatments", {"treatment"});
  const auto rows = test::values(document, "treatments", columns);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == treatment) return rows[i];
  }
  return "no such line";
}

const Texts kCounts{"role",          "treated", "articles", "any_response_affected", "any_response_assessed", "not_reported",
                    "adverse_events_seen_articles"};

/// A trial with a placebo, a drug that failed and had failed before, plaques beside patients, and a course without a number.
LoadedCases trial() {
  return LoadedCases({
      article("a-2000", 20, R"(groups: [{ name: treated plaques, size: 30, unit: plaques }]
courses:
  - treatment: naltrexone
    who: 12 of 20
    outcomes: [{ endpoint: first improvement, who: 9 of 12, when: not stated }]
    adverse events: [{ event: nausea, who: 2 of 12 }]
  - treatment: placebo
    who: 8 of 20
    role: comparator
    outcomes:
      - { endpoint: first improvement, who: 0 of 8, when: not stated }
      - { endpoint: no response, who: 8 of 8, when: not stated }
    adverse events: none reported
  - treatment: CO2 laser vaporization
    who: 30 of 30 in treated plaques
    outcomes: [{ endpoint: clinical resolution, who: 20 of 30 in treated plaques, when: not stated }]
    adverse events: not reported
)"),
      article("b-2000", 3, R"(prior:
  - { treatment: apremilast, who: 2 of 3, result: failed }
courses:
  - treatment: naltrexone
    who: some of 3
    adverse events: not reported
  - treatment: methotrexate
    who: some of 3
    adverse events: not reported
)"),
      article("c-2000", 1, "courses:\n" + course_of("apremilast", "    outcomes: [{ endpoint: no response, who: all, when: not stated }]\n")),
  });
}

}  // namespace

TEST_CASE("placebo and failures stand in the league beside what worked", "[report]") {
  const auto document = league(trial());
  CHECK(line(document, "naltrexone", kCounts) == "studied | 12 | 1 | 9 | 12 | 0 | 1");
  CHECK(line(document, "placebo", kCounts) == "comparator | 8 | 1 | 0 | 8 | 0 | 0");
  CHECK(line(document, "placebo", {"name", "no_response_affected", "no_response_assessed"}) == "placebo (comparator) | 8 | 8");
  CHECK(line(document, "apremilast", kCounts) == "studied | 1 | 1 | 0 | 1 | 0 | 0");
  const auto answer = test::joined(document.answer);
  CHECK(contains(answer, "Nobody responded to placebo (0 of 8 patients) and apremilast (0 of 1 patient)."));
  CHECK(contains(answer, "Comparators: placebo."));
}

TEST_CASE("a treatment that had failed before keeps that out of its rate", "[report]") {
  const auto document = league(trial());
  CHECK(line(document, "apremilast", {"treated", "prior_articles", "prior_failed_articles", "prior_failed_patients"}) == "1 | 1 | 1 | 2");
  CHECK(test::values(document, "prior", {"treatment", "articles", "failed_articles", "failed_patients"}) ==
        Texts{"apremilast | 1 | 1 | 2"});
}

TEST_CASE("plaques have a line of their own and are added to no patients", "[report]") {
  const auto document = league(trial());
  CHECK(line(document, "CO2 laser vaporization", {"name", "unit", "treated", "resolution_affected", "resolution_assessed"}) ==
        "CO2 laser vaporization, plaques | plaques | 30 | 20 | 30");
  CHECK(document.answer.front() == "4 treatments in 2 articles, 13 to 21 patients treated.");
}

TEST_CASE("a treatment of an unstated number is listed, and counts nobody", "[report]") {
  const auto document = league(trial());
  CHECK(line(document, "methotrexate", {"treated", "articles", "articles_not_counted", "any_response_assessed", "not_reported"}) ==
        "· | 0 | 1 | · | ·");
  CHECK(contains(test::joined(document.caveats), "Listed with no patient counted: methotrexate."));
  CHECK(line(document, "naltrexone", {"articles", "articles_not_counted"}) == "1 | 1");
}

TEST_CASE("the order is by patients, then by name, and says that it is none of merit", "[report]") {
  const auto document = league(trial());
  CHECK(test::values(document, "treatments", {"treatment"}) ==
        Texts{"naltrexone", "placebo", "apremilast", "CO2 laser vaporization", "methotrexate"});
  CHECK(contains(test::joined(document.caveats), "no order of merit"));
}

TEST_CASE("who took two treatments is one patient of the answer", "[report]") {
  const LoadedCases file({article("d-2000", 2, R"(patients: [{ label: A }, { label: B }]
courses:
  - { treatment: naltrexone, who: A, adverse events: not reported }
  - { treatment: apremilast, who: A, adverse events: not reported }
  - { treatment: naltrexone, who: B, adverse events: not reported }
)")});
  CHECK(league(file).answer.front() == "2 treatments in 1 article, 2 patients treated.");
}

TEST_CASE("a claim in doubt leaves the league until it is asked for", "[report]") {
  const LoadedCases file({article("e-2000", 2, "courses:\n" + course_of("naltrexone", "    outcomes: [{ endpoint: first improvement, who: all, when: not stated }]\n") +
                                                   "errata:\n  - { kind: retraction, scope: data, published: 2010 }\n")});
  CHECK(line(league(file), "naltrexone", {"treated", "any_response_assessed", "articles_not_counted"}) == "· | · | 1");
  CHECK(line(league(file, {}, {"2009-12-31", false, false}), "naltrexone", {"treated", "any_response_assessed"}) == "2 | 2");
  CHECK(line(league(file, {}, {"", true, false}), "naltrexone", {"treated", "any_response_assessed"}) == "2 | 2");
}

TEST_CASE("the league of one article or condition holds its own lines", "[report]") {
  report::ReportOptions options;
  options.article = "c-2000";
  const auto document = league(trial(), options);
  CHECK(test::values(document, "treatments", {"treatment"}) == Texts{"apremilast"});
  CHECK(line(document, "apremilast", {"no_response_affected", "no_response_assessed", "prior_articles"}) == "1 | 1 | 0");
  options.article.clear();
  options.condition = "Darier disease";
  CHECK(league(trial(), options).answer.front() == "No treatment for Darier disease is in this catalogue.");
}

TEST_CASE("an endpoint of the reader's choice is asked of response-rates", "[report]") {
  report::ReportOptions options;
  options.endpoint = "pain improved";
  CHECK_THROWS_AS(league(trial(), options), core::UsageError);
}

TEST_CASE("naltrexone stands in the league as the contract counts it", "[report]") {
  const auto file = test::naltrexone_catalogue();
  auto catalogue = file.open();
  const auto document = test::answer(catalogue, "treatments", {});
  CHECK(line(document, "naltrexone",
             {"treated", "articles", "any_response_affected", "any_response_assessed", "resolution_affected",
              "resolution_assessed", "resolution_not_reported", "no_response_affected", "no_response_assessed",
              "relapse_affected", "relapse_assessed"}) == "21 | 7 | 20 | 21 | 11 | 11 | 10 | 1 | 8 | 1 | 1");
}

TEST_CASE("answers over several treatments name the report with one line a treatment", "[report]") {
  const auto file = trial();
  auto catalogue = file.open();
  for (const char* report : {"response-rates", "time-to-response"}) {
    CHECK(contains(test::joined(test::answer(catalogue, report, {}).answer), "`casebook report treatments`"));
    CHECK_FALSE(contains(test::joined(test::answer(catalogue, report, test::about("apremilast")).answer), "casebook report treatments"));
  }
}
