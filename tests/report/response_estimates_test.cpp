#include "report/response_estimates.h"

#include "catch.h"
#include "report/answers.h"

using namespace casebook;

namespace {

query::TimeToResponse outcome(const std::string& citekey, const std::string& kind, std::optional<double> lower,
                              std::optional<double> upper, std::int64_t affected, std::int64_t assessed) {
  query::TimeToResponse row;
  row.citekey = citekey;
  row.treatment = "naltrexone";
  row.endpoint = "clinical resolution";
  row.endpoint_kind = "event";
  row.role = "studied";
  row.unit = "patients";
  row.origin = "treatment start";
  row.state = affected > 0 ? "present" : "absent";
  row.time_kind = kind;
  if (kind != "not stated") row.time_statistic = "each";
  row.lower_days = lower;
  row.upper_days = upper;
  row.affected = affected;
  row.assessed = assessed;
  row.counted = 1;
  return row;
}

}  // namespace

TEST_CASE("those without the event and without a last look are untimed", "[report]") {
  const auto estimates = report::response_estimates({outcome("a", "event", 7, 60, 2, 3)});
  REQUIRE(estimates.size() == 1);
  CHECK(estimates[0].n == 2);
  CHECK(estimates[0].events == 2);
  CHECK(estimates[0].untimed == 1);
}

TEST_CASE("k of n within a time enters as k with it by then and n - k without it at its end", "[report]") {
  const auto estimates = report::response_estimates({outcome("a", "event", 0, 30, 20, 30)});
  REQUIRE(estimates.size() == 1);
  CHECK(estimates[0].n == 30);
  CHECK(estimates[0].events == 20);
  CHECK(estimates[0].untimed == 0);
  CHECK(estimates[0].until_upper == 10);
  CHECK(estimates[0].median_lower_days == 0);
  CHECK(estimates[0].median_upper_days == 30);
  const auto late = report::response_estimates({outcome("a", "event", 0, 180, 2, 10)});
  CHECK(late[0].median_lower_days == 180);
  CHECK(late[0].median_upper_days == std::nullopt);
}

TEST_CASE("no median is given where some did not have the event and nobody says until when", "[report]") {
  // One of five on day 2922: the others may have been followed for less.
  const auto estimates = report::response_estimates({outcome("a", "event", 2922, 2922, 1, 5)});
  REQUIRE(estimates.size() == 1);
  CHECK(estimates[0].median_lower_days == std::nullopt);
  CHECK(estimates[0].median_upper_days == std::nullopt);
  CHECK(estimates[0].by_week.empty());
  CHECK(estimates[0].remark == "no median: 4 without it, until when is not stated");
}

TEST_CASE("the share without it is a band at the weeks, with the states that are known", "[report]") {
  const auto estimates = report::response_estimates({outcome("a", "event", 0, 10, 1, 1), outcome("b", "event", 20, 30, 2, 2), outcome("c", "censored", 40, {}, 0, 1)});
  REQUIRE(estimates.size() == 1);
  const auto& weeks = estimates[0].by_week;
  REQUIRE(weeks.size() == 7);
  CHECK(weeks[0].weeks == 1);    // day 7 lies in (0, 10]
  CHECK(weeks[0].lower == Approx(0.75));
  CHECK(weeks[0].upper == Approx(1));
  CHECK(weeks[1].lower == Approx(0.75));   // day 14
  CHECK(weeks[1].upper == Approx(0.75));
  CHECK(weeks[2].lower == Approx(0.25));   // day 28 lies in (20, 30]
  CHECK(weeks[2].upper == Approx(0.75));
  CHECK(weeks[2].states.with == 1);
  CHECK(weeks[2].states.unknown == 2);
  CHECK(weeks[2].states.without == 1);
  CHECK(weeks[2].limits.lower == Approx(stats::share_interval(1, 4).lower));
  CHECK(weeks[2].limits.upper == Approx(stats::share_interval(3, 4).upper));
  for (std::size_t i = 3; i < weeks.size(); ++i) {   // from day 56 on nobody was seen any more
    CHECK(weeks[i].lower == std::nullopt);
    CHECK(weeks[i].upper == std::nullopt);
    CHECK(weeks[i].states.with == 3);
  }
}

TEST_CASE("when all had it nobody is without it ever after", "[report]") {
  const auto weeks = report::response_estimates({outcome("a", "event", 7, 14, 3, 3)})[0].by_week;
  REQUIRE(weeks.size() == 7);
  CHECK(weeks[0].lower == 1.0);
  CHECK(weeks[0].upper == 1.0);
  for (std::size_t i = 1; i < weeks.size(); ++i) {
    CHECK(weeks[i].lower == 0.0);
    CHECK(weeks[i].upper == 0.0);
  }
}

TEST_CASE("a product-limit curve is given for exact and right-censored times alone", "[report]") {
  const auto exact = report::response_estimates({outcome("a", "event", 5, 5, 1, 1), outcome("b", "event", 9, 9, 2, 2), outcome("c", "censored", 7, {}, 0, 1)});
  REQUIRE(exact[0].product_limit);
  CHECK(exact[0].product_limit->n == 4);
  CHECK(exact[0].product_limit->events == 3);
  REQUIRE(exact[0].product_limit->rows.size() == 3);
  CHECK(exact[0].product_limit->rows[0].survival == Approx(0.75));
  const auto interval = report::response_estimates({outcome("a", "event", 5, 5, 1, 1), outcome("b", "event", 7, 9, 2, 2)});
  CHECK_FALSE(interval[0].exact_or_right_censored);
  CHECK_FALSE(interval[0].product_limit);
  // An event after day 182 has no upper bound either, and is an event.
  const auto open = report::response_estimates({outcome("a", "event", 5, 5, 1, 1), outcome("b", "event", 182, {}, 2, 2)});
  CHECK_FALSE(open[0].product_limit);
  // A look with the event present is an event at or before it.
  CHECK_FALSE(report::response_estimates({outcome("a", "event", 5, 5, 1, 1), outcome("b", "assessment", 28, 28, 1, 1)})[0].product_limit);
  const auto nobody = report::response_estimates({outcome("a", "censored", 5, {}, 0, 2)});
  CHECK(nobody[0].exact_or_right_censored);
  CHECK_FALSE(nobody[0].product_limit);
}

TEST_CASE("an estimate names the articles in it and those left out with the reason", "[report]") {
  auto mean = outcome("b-mean", "event", 30, 30, 5, 5);
  mean.time_statistic = "mean";
  auto retold = outcome("a-retold", "event", 0, 10, 4, 4);
  retold.counted = 0;
  retold.why_not_counted = "retold";
  auto unstated = outcome("c-silent", "event", 0, 10, 1, 1);
  unstated.affected = unstated.assessed = std::nullopt;
  unstated.counted = 0;
  unstated.why_not_counted = "no count";
  auto plaques = outcome("d-plaques", "event", 0, 10, 9, 9);
  plaques.unit = "plaques";
  auto tally = outcome("a", "event", 0, 60, 1, 1);
  tally.counted = 0;
  tally.why_not_counted = "another tally";
  const auto estimates = report::response_estimates(
      {outcome("z", "event", 3, 60, 1, 2), retold, mean, unstated, plaques, tally, outcome("a", "event", 0, 60, 2, 3), outcome("b", "not stated", {}, {}, 2, 2)});
  REQUIRE(estimates.size() == 1);
  std::vector<std::string> told;
  for (const auto& part : estimates[0].articles) {
    told.push_back(part.citekey + " " + (part.people ? std::to_string(*part.people) : "·") + " " + std::to_string(part.events) + " " + part.why_left_out);
  }
  CHECK(told == std::vector<std::string>{"a 3 2 ", "z 1 1 ", "a-retold 4 0 retold", "b 2 0 no usable time", "b-mean 5 0 its time is a mean", "c-silent · 0 no count",
                                         "d-plaques · 0 counted in plaques", "z 1 0 without it, until when is not stated"});
}

TEST_CASE("a look tells of those with the event and of those without", "[report]") {
  const auto estimates = report::response_estimates({outcome("a", "assessment", 56, 56, 1, 4)});
  REQUIRE(estimates.size() == 1);
  CHECK(estimates[0].n == 4);
  CHECK(estimates[0].events == 1);
  CHECK(estimates[0].median_lower_days == 56);
  CHECK(estimates[0].median_upper_days == std::nullopt);
}

TEST_CASE("a time without the event is the last look, not the event", "[report]") {
  const auto estimates = report::response_estimates({outcome("a", "censored", 180, {}, 0, 3)});
  REQUIRE(estimates.size() == 1);
  CHECK(estimates[0].n == 3);
  CHECK(estimates[0].events == 0);
  CHECK(estimates[0].median_lower_days == 180);
}

TEST_CASE("thresholds of one endpoint are estimated apart: they count the same people", "[report]") {
  auto eighty = outcome("a", "event", 0, 90, 3, 3);
  auto ninety = outcome("a", "event", 0, 90, 1, 3);
  eighty.threshold = 80;
  ninety.threshold = 90;
  const auto estimates = report::response_estimates({eighty, ninety});
  REQUIRE(estimates.size() == 2);
  CHECK(estimates[0].threshold == 80);
  CHECK(estimates[0].n == 3);
  CHECK(estimates[1].n == 3);
  CHECK(estimates[1].events == 1);
}

TEST_CASE("a mean time is never estimated from", "[report]") {
  auto row = outcome("a", "event", 30, 30, 5, 5);
  row.time_statistic = "mean";
  const auto estimates = report::response_estimates({row});
  REQUIRE(estimates.size() == 1);
  CHECK(estimates[0].n == 0);
  CHECK(estimates[0].untimed == 5);
  CHECK(estimates[0].median_lower_days == std::nullopt);
}

TEST_CASE("states, other units and rows that do not count are not estimated", "[report]") {
  auto state = outcome("a", "event", 0, 10, 3, 3);
  state.endpoint_kind = "state";
  auto plaques = outcome("a", "event", 0, 10, 3, 3);
  plaques.unit = "plaques";
  auto uncounted = outcome("a", "event", 0, 10, 3, 3);
  uncounted.counted = 0;
  CHECK(report::response_estimates({state, plaques, uncounted}).empty());
}

TEST_CASE("an untimed row that names no clock joins the only one", "[report]") {
  auto untimed = outcome("b", "not stated", {}, {}, 2, 2);
  untimed.origin.reset();
  const auto estimates = report::response_estimates({untimed, outcome("a", "event", 0, 60, 3, 3)});
  REQUIRE(estimates.size() == 1);
  CHECK(estimates[0].n == 3);
  CHECK(estimates[0].untimed == 2);
}

TEST_CASE("who had it by a day lies between what is sure and what may be", "[report]") {
  const auto estimates = report::response_estimates({outcome("a", "event", 0, 10, 1, 1), outcome("b", "event", 20, 30, 2, 2), outcome("c", "censored", 40, {}, 0, 1)});
  REQUIRE(estimates.size() == 1);
  const auto& steps = estimates[0].had_it_by;
  REQUIRE(steps.size() == 5);
  CHECK(steps[0].from == 0);
  CHECK(steps[0].least == Approx(0));
  CHECK(steps[0].most == Approx(0.25));
  CHECK(steps[1].from == 10);  // between the cells nothing is open
  CHECK(steps[1].least == Approx(0.25));
  CHECK(steps[1].most == Approx(0.25));
  CHECK(steps[2].least == Approx(0.25));
  CHECK(steps[2].most == Approx(0.75));
  CHECK(steps[4].from == 40);
  CHECK(steps[4].least == Approx(0.75));
  CHECK(steps[4].most == Approx(1));
  CHECK(report::response_estimates({outcome("a", "event", 0, 10, 1, 1), outcome("b", "event", 0, 10, 2, 2)})[0].had_it_by.empty());
  CHECK(report::response_estimates({outcome("a", "event", 5, 10, 1, 3), outcome("b", "event", 20, 30, 2, 2)})[0].had_it_by.empty());
}
