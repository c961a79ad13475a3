#include "report/survival_tables.h"

#include "catch.h"
#include "document/table.h"
#include "report/answers.h"

using namespace casebook;
using namespace casebook::report;
using test::contains;

namespace {

query::TimeToResponse outcome(const std::string& citekey, const std::string& kind, std::optional<double> lower, std::optional<double> upper, std::int64_t affected,
                              std::int64_t assessed, const std::string& treatment = "naltrexone") {
  query::TimeToResponse row;
  row.citekey = citekey;
  row.treatment = treatment;
  row.endpoint = "clinical resolution";
  row.endpoint_kind = "event";
  row.role = "studied";
  row.unit = "patients";
  row.origin = "treatment start";
  row.state = affected > 0 ? "present" : "absent";
  row.time_kind = kind;
  row.time_statistic = "each";
  row.lower_days = lower;
  row.upper_days = upper;
  row.affected = affected;
  row.assessed = assessed;
  row.counted = 1;
  return row;
}

std::size_t rows_for_readers(const document::Table& table) {
  return static_cast<std::size_t>(std::count_if(table.rows.begin(), table.rows.end(), [](const document::Row& row) { return !row.data_only; }));
}

}  // namespace

TEST_CASE("shares are told as people of n, and a range is never narrower than it is", "[report]") {
  CHECK(people_words(1, 1, 3) == "3 of 3");
  CHECK(people_words(0, 1, 3) == "0 to 3 of 3");
  CHECK(people_words(0.4, 1, 5) == "2 to 5 of 5");
  CHECK(people_words(0.5, 0.5, 5) == "2.5 of 5");
  CHECK(people_words(1.0 / 3, 2.0 / 3, 10) == "3.3 to 6.7 of 10");
  CHECK(people_words(0, 0, 12) == "0 of 12");
}

TEST_CASE("programs get every week, readers those at which something changes", "[report]") {
  const auto estimates = response_estimates({outcome("a", "event", 7, 14, 3, 3)});
  const auto table = survival_table(estimates, 0.95);
  REQUIRE(table.rows.size() == 7);
  CHECK(rows_for_readers(table) == 2);
  CHECK(test::value(table, 0, "weeks") == "1");
  CHECK(test::value(table, 0, "without_lower") == "1");
  CHECK(test::value(table, 0, "had_it") == "0 of 3");
  CHECK(test::value(table, 1, "without_upper") == "0");
  CHECK(test::value(table, 1, "had_it") == "3 of 3");
  CHECK(test::value(table, 1, "limits") == "29.2-100 %");
  CHECK(test::value(table, 6, "days") == "364");
}

TEST_CASE("weeks after the last look are NULL and no row for readers", "[report]") {
  const auto table = survival_table(response_estimates({outcome("a", "event", 0, 30, 20, 30)}), 0.95);
  REQUIRE(table.rows.size() == 7);
  CHECK(test::value(table, 2, "had_it") == "0 to 20 of 30");
  CHECK(test::value(table, 2, "known_without") == "10");
  for (std::size_t i = 3; i < 7; ++i) {
    CHECK(test::value(table, i, "without_lower") == "·");
    CHECK(test::value(table, i, "without_upper") == "·");
    CHECK(test::value(table, i, "known_with") == "20");
    CHECK(table.rows[i].data_only);
  }
}

TEST_CASE("of several treatments the curves are for programs alone", "[report]") {
  const auto estimates = response_estimates({outcome("a", "event", 7, 14, 3, 3), outcome("b", "event", 5, 5, 2, 2, "doxycycline")});
  CHECK(rows_for_readers(survival_table(estimates, 0.95)) == 0);
  CHECK(rows_for_readers(kaplan_meier_table(estimates, 0.95)) == 0);
  CHECK(kaplan_meier_table(estimates, 0.95).rows.size() == 1);
}

TEST_CASE("a product-limit table has the curve with its limits and its median", "[report]") {
  const auto estimates = response_estimates({outcome("a", "event", 5, 5, 1, 1), outcome("b", "event", 9, 9, 2, 2), outcome("c", "censored", 7, {}, 0, 1)});
  const auto table = kaplan_meier_table(estimates, 0.95);
  REQUIRE(table.rows.size() == 3);
  CHECK(test::value(table, 0, "time_days") == "5");
  CHECK(test::value(table, 0, "at_risk") == "4");
  CHECK(test::value(table, 0, "survival") == "0.75");
  CHECK(test::value(table, 0, "median_days") == "9");
  CHECK(test::value(table, 0, "left") == "3 of 4");
  const auto median = stats::kaplan_meier_median(*estimates[0].product_limit);
  CHECK(test::value(table, 0, "median_ci_lower_days") == core::number_text(*median.lower));
  CHECK(contains(test::joined(estimate_caveats(estimates, 0.95)), "Kaplan-Meier medians: clinical resolution day 9 (95 % limits 5 to "));
}

TEST_CASE("where there is no product-limit curve a sentence says why", "[report]") {
  const auto table = kaplan_meier_table(response_estimates({outcome("a", "event", 7, 14, 3, 3)}), 0.95);
  CHECK(table.rows.empty());
  CHECK(table.empty_text == "No Kaplan-Meier curve, which needs exact or right-censored times: days of clinical resolution are known between bounds only.");
  CHECK(kaplan_meier_table({}, 0.95).empty_text.empty());
}

TEST_CASE("every estimate names the articles in it and those left out", "[report]") {
  auto retold = outcome("c", "event", 0, 10, 4, 4);
  retold.counted = 0;
  retold.why_not_counted = "retold";
  const auto estimates = response_estimates({outcome("a", "event", 0, 60, 2, 3), outcome("b", "not stated", {}, {}, 2, 2), retold});
  const auto caveats = estimate_caveats(estimates, 0.95);
  CHECK(caveats.at(0) == "Clinical resolution, n = 3: a (3). Left out, no usable time: b (2); retold: c (4).");
  CHECK(contains(caveats.at(1), "1 of 3 for clinical resolution"));
  const auto table = estimate_articles_table(estimates);
  REQUIRE(table.rows.size() == 3);
  CHECK(test::value(table, 0, "citekey") == "a");
  CHECK(test::value(table, 0, "events") == "2");
  CHECK(test::value(table, 2, "why_left_out") == "retold");
  CHECK(rows_for_readers(table) == 0);
}
