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
  const auto estimates = report::response_estimates({outcome("a", "event", 0, 60, 2, 3)});
  REQUIRE(estimates.size() == 1);
  CHECK(estimates[0].n == 2);
  CHECK(estimates[0].events == 2);
  CHECK(estimates[0].untimed == 1);
}

TEST_CASE("no median is given where some did not have the event and nobody says until when", "[report]") {
  const auto estimates = report::response_estimates({outcome("a", "event", 0, 180, 2, 10)});
  REQUIRE(estimates.size() == 1);
  CHECK(estimates[0].median_lower_days == std::nullopt);
  CHECK(estimates[0].median_upper_days == std::nullopt);
  CHECK(estimates[0].remark == "no median: 8 without it, until when is not stated");
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
  CHECK(estimates[1].n == 1);
  CHECK(estimates[1].untimed == 2);
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
  CHECK(report::response_estimates({outcome("a", "event", 0, 10, 1, 3), outcome("b", "event", 20, 30, 2, 2)})[0].had_it_by.empty());
}
