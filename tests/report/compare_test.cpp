#include "catch.h"
#include "query/loaded_cases.h"
#include "report/answers.h"
#include "stats/share_interval.h"
#include "stats/two_by_two.h"

using namespace casebook;
using namespace casebook::tests;
using test::contains;

namespace {

std::string cleared(const std::string& treatment, const std::string& who, const std::string& in = "all") {
  return "  - treatment: " + treatment + "\n    who: " + in + "\n    outcomes:\n      - { endpoint: clinical resolution, who: " + who +
         ", when: within 2 months }\n    adverse events: not reported\n";
}

report::ReportOptions these(const std::string& first, const std::string& second) {
  auto options = test::about(first);
  options.other_treatment = second;
  return options;
}

LoadedCases two_drugs() {
  return LoadedCases({article("a-2000", 4, "courses:\n" + cleared("naltrexone", "3 of 4")), article("b-2000", 4, "courses:\n" + cleared("doxycycline", "1 of 4")),
                      article("c-2000", 2, "courses:\n" + cleared("doxycycline", "2 of 2"))});
}

}  // namespace

TEST_CASE("two treatments stand side by side with counts, intervals and the conditional 2x2", "[report]") {
  const auto cases = two_drugs();
  auto catalogue = cases.open();
  const auto document = test::answer(catalogue, "compare", these("naltrexone", "doxycycline"));
  CHECK(test::values(document, "endpoints",
                     {"endpoint", "first_affected", "first_assessed", "first_articles", "second_affected", "second_assessed", "second_articles", "status"}) ==
        Texts{"any response | 3 | 4 | 1 | 3 | 6 | 2 | ok", "clinical resolution | 3 | 4 | 1 | 3 | 6 | 2 | ok"});
  const auto& table = *document::find_table(document, "endpoints");
  const auto expected = stats::two_by_two({3, 1, 3, 3});
  CHECK(std::get<double>(document::find_cell(table, 0, "odds_ratio")->value) == Approx(expected.odds_ratio));
  CHECK(std::get<double>(document::find_cell(table, 0, "p_two_sided")->value) == Approx(expected.p_two_sided));
  CHECK(std::get<double>(document::find_cell(table, 0, "ci_lower")->value) == Approx(expected.lower));
  CHECK(std::get<double>(document::find_cell(table, 0, "first_lower")->value) == Approx(stats::share_interval(3, 4).lower));
  CHECK(test::values(document, "within_articles", {"citekey"}).empty());
  const std::string caveats = test::joined(document.caveats);
  for (const char* warning : {"Nobody drew lots", "confounding by indication", "Published case reports lean to success", "without correction", "No article has patients of both"})
    CHECK(contains(caveats, warning));
  CHECK(test::joined(document.answer) ==
        "Reported: any response in 3 of 4 patients with naltrexone, in 3 of 6 patients with doxycycline; clinical resolution in 3 of 4 patients with naltrexone, in 3 of "
        "6 patients with doxycycline. naltrexone: 4 patients treated in 1 article; doxycycline: 6 patients treated in 2 articles.");
}

TEST_CASE("where everybody had it on both sides there is no odds ratio and no p", "[report]") {
  const LoadedCases cases({article("a-2000", 3, "courses:\n" + cleared("naltrexone", "3 of 3")), article("b-2000", 2, "courses:\n" + cleared("doxycycline", "2 of 2"))});
  auto catalogue = cases.open();
  const auto document = test::answer(catalogue, "compare", these("naltrexone", "doxycycline"));
  const auto rows = test::values(document, "endpoints", {"endpoint", "status", "p_two_sided", "odds_ratio", "ci_lower", "ci_upper"});
  REQUIRE(rows.size() == 2);
  CHECK(rows[1] == "clinical resolution | degenerate_margin | · | · | · | ·");
  CHECK(document::find_cell(*document::find_table(document, "endpoints"), 1, "odds")->value == document::Value(std::string("none: everybody on both sides")));
}

TEST_CASE("an unbounded limit is said to a reader and is NULL for a program", "[report]") {
  const LoadedCases cases({article("a-2000", 3, "courses:\n" + cleared("naltrexone", "3 of 3")), article("b-2000", 3, "courses:\n" + cleared("doxycycline", "1 of 3"))});
  auto catalogue = cases.open();
  const auto document = test::answer(catalogue, "compare", these("naltrexone", "doxycycline"));
  const auto rows = test::values(document, "endpoints", {"endpoint", "status", "odds_ratio", "ci_upper"});
  REQUIRE(rows.size() == 2);
  CHECK(rows[1] == "clinical resolution | ok | · | ·");
  CHECK(contains(std::get<std::string>(document::find_cell(*document::find_table(document, "endpoints"), 1, "odds")->value), "∞ ("));
}

TEST_CASE("an article that gives both is shown apart, and the same patients make no 2x2", "[report]") {
  const std::string groups = "groups:\n  - { name: first arm, size: 5 }\n  - { name: second arm, size: 4 }\n";
  const LoadedCases cases({article("arms-2000", 9, groups + "courses:\n" + cleared("naltrexone", "4 of 5 in first arm", "all in first arm") +
                                                      cleared("doxycycline", "1 of 4 in second arm", "all in second arm")),
                           article("crossed-2000", 3, "courses:\n" + cleared("naltrexone", "3 of 3") + cleared("doxycycline", "1 of 3"))});
  auto catalogue = cases.open();
  const auto document = test::answer(catalogue, "compare", these("naltrexone", "doxycycline"));
  CHECK(test::values(document, "within_articles", {"citekey", "endpoint", "first_affected", "first_assessed", "second_affected", "second_assessed", "status"}) ==
        Texts{"arms-2000 | any response | 4 | 5 | 1 | 4 | ok", "arms-2000 | clinical resolution | 4 | 5 | 1 | 4 | ok",
              "crossed-2000 | any response | 3 | 3 | 1 | 3 | same_patients", "crossed-2000 | clinical resolution | 3 | 3 | 1 | 3 | same_patients"});
  const auto& within = *document::find_table(document, "within_articles");
  CHECK(std::get<double>(document::find_cell(within, 1, "p_two_sided")->value) == Approx(stats::two_by_two({4, 1, 1, 3}).p_two_sided));
  CHECK(std::holds_alternative<std::monostate>(document::find_cell(within, 3, "p_two_sided")->value));
  const std::string caveats = test::joined(document.caveats);
  CHECK(contains(caveats, "The same person stands on both sides, so that the two are not independent: crossed-2000 (how many is not stated)."));
  CHECK(contains(caveats, "Whether the same persons stand on both sides is not stated: arms-2000."));
}

TEST_CASE("endpoints of one side alone are named, and nothing is compared where nothing is in common", "[report]") {
  const LoadedCases cases({article("a-2000", 3, "courses:\n" + cleared("naltrexone", "3 of 3"))});
  auto catalogue = cases.open();
  const auto document = test::answer(catalogue, "compare", these("naltrexone", "doxycycline"));
  CHECK(test::joined(document.answer) ==
        "They have no counted endpoint in common. naltrexone: 3 patients treated in 1 article; doxycycline: nobody is counted as treated.");
  CHECK(contains(test::joined(document.caveats), "Told of naltrexone only: any response and clinical resolution."));
}

TEST_CASE("a comparison asks for two different treatments", "[report]") {
  const auto cases = two_drugs();
  auto catalogue = cases.open();
  CHECK_THROWS_WITH(test::answer(catalogue, "compare", test::about("naltrexone")),
                    "the report compare needs two treatments: casebook report compare TREATMENT TREATMENT");
  CHECK_THROWS_WITH(test::answer(catalogue, "compare", these("naltrexone", "naltrexone")), Catch::Contains("both are naltrexone"));
}
