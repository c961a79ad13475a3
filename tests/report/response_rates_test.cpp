#include "catch.h"
#include "report/answers.h"

using namespace casebook;
using test::about;
using test::contains;

TEST_CASE("a share under ten is k of n, and never a percentage alone", "[report]") {
  const auto file = test::seed_catalogue();
  auto catalogue = file.open();
  const auto document = test::answer(catalogue, "response-rates", about("naltrexone"));
  CHECK(test::joined(document.answer) ==
        "Reported: any response in 3 of 3 patients; clinical resolution in 3 of 3 patients. 1 article, 3 patients "
        "treated. One notice: correction of albers-2017 (affiliation; touches none of its claims).");
  const auto& rates = *document::find_table(document, "rates");
  CHECK(document::find_cell(rates, 0, "patients")->shown == "3 of 3");
  const auto rows =
      test::values(document, "rates", {"endpoint", "affected", "assessed", "treated", "not_reported", "method"});
  CHECK(rows.at(0) == "any response | 3 | 3 | 3 | 0 | clopper-pearson");
  CHECK(rows.at(4) == "relapse after withdrawal | · | · | 3 | · | ·");
  CHECK(std::get<double>(document::find_cell(rates, 0, "ci_lower")->value) == Approx(0.2924).epsilon(0.001));
  CHECK(contains(test::joined(document.caveats), "No count is given for re-response on rechallenge by 1 article"));
}

TEST_CASE("11 of 11 never stands without those of whom nothing is reported", "[report]") {
  const auto file = test::naltrexone_catalogue();
  auto catalogue = file.open();
  const auto document = test::answer(catalogue, "response-rates", about("naltrexone"));
  CHECK(contains(test::joined(document.answer),
                 "clinical resolution in 11 of 11 patients (of 21 treated; not reported in 10)"));
  const auto rows =
      test::values(document, "rates", {"endpoint", "threshold", "articles", "affected", "assessed", "not_reported"});
  CHECK(rows.at(0) == "any response | · | 7 | 20 | 21 | 0");
  CHECK(rows.at(1) == "clinical resolution | · | 6 | 11 | 11 | 10");
  CHECK(std::count(rows.begin(), rows.end(), "percent clearance | 90 | 1 | 1 | 3 | 18") == 1);
}

TEST_CASE("the rates of one article are its own", "[report]") {
  const auto file = test::naltrexone_catalogue();
  auto catalogue = file.open();
  auto options = about("naltrexone");
  options.article = "ibrahim-2017";
  const auto document = test::answer(catalogue, "response-rates", options);
  CHECK(test::values(document, "rates", {"endpoint", "threshold", "affected", "assessed", "treated", "not_reported"}) ==
        std::vector<std::string>{"any response | · | 3 | 3 | 3 | 0", "percent clearance | 80 | 3 | 3 | 3 | 0",
                                 "percent clearance | 90 | 1 | 3 | 3 | 0"});
  CHECK(document.sources.size() == 1);
}

TEST_CASE("the level of the intervals is the one that was asked for", "[report]") {
  const auto file = test::seed_catalogue();
  auto catalogue = file.open();
  auto options = about("naltrexone");
  options.level = 0.8;
  const auto document = test::answer(catalogue, "response-rates", options);
  const auto& rates = *document::find_table(document, "rates");
  CHECK(std::get<double>(document::find_cell(rates, 0, "ci_lower")->value) == Approx(0.4642).epsilon(0.001));
  CHECK(rates.columns[*document::column_index(rates, "interval")].title == "80 % interval");
}
