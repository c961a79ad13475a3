#include "stats/share_interval.h"

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "catch.h"
#include "core/errors.h"
#include "places.h"

using casebook::core::DomainError;
using namespace casebook::stats;

namespace {

constexpr ShareMethod kMethods[] = {ShareMethod::clopper_pearson, ShareMethod::wilson, ShareMethod::jeffreys,
                                    ShareMethod::mid_p};

bool close(double actual, double expected, const nlohmann::json& tolerance) {
  const double difference = std::abs(actual - expected);
  return difference <= tolerance.at("absolute").get<double>() ||
         difference <= tolerance.at("relative").get<double>() * std::abs(expected);
}

void check_bounds(const ShareInterval& actual, const nlohmann::json& expected, const nlohmann::json& tolerance) {
  CHECK(close(actual.lower, expected.at("lower").get<double>(), tolerance));
  CHECK(close(actual.upper, expected.at("upper").get<double>(), tolerance));
}

std::string refusal(long long events, long long cases, double level) {
  try {
    share_interval(events, cases, level);
  } catch (const DomainError& error) {
    return error.what();
  }
  return "";
}

/// P(X = events) for cases and share, by logarithms.
double binomial_probability(int events, int cases, double share) {
  const double choose = std::lgamma(cases + 1.0) - std::lgamma(events + 1.0) - std::lgamma(cases - events + 1.0);
  return std::exp(choose + events * std::log(share) + (cases - events) * std::log1p(-share));
}

}  // namespace

TEST_CASE("intervals of a share equal the reference figures", "[unit]") {
  std::ifstream file(casebook::tests::source_folder() / "tests/reference/statistics/binomial_ci.json");
  const auto reference = nlohmann::json::parse(file);
  REQUIRE(reference.at("cases").size() == 10);
  for (const auto& entry : reference.at("cases")) {
    INFO(entry.at("id") << ": " << entry.at("title"));
    const auto x = entry.at("input").at("x").get<long long>();
    const auto n = entry.at("input").at("n").get<long long>();
    const auto& expected = entry.at("expected");
    if (expected.at("status") != "ok") {
      const std::string argument = expected.at("status") == "no_patients" ? "cases = " : "events = ";
      CHECK(refusal(x, n, 0.95).rfind(argument, 0) == 0);
      continue;
    }
    for (const auto& at_level : expected.at("intervals")) {
      const double level = at_level.at("level").get<double>();
      INFO("level " << level);
      const auto& tolerance = entry.at("tolerance");
      check_bounds(share_interval(x, n, level), at_level.at("clopper_pearson"), tolerance);
      check_bounds(share_interval(x, n, level, ShareMethod::wilson), at_level.at("wilson"), tolerance);
      check_bounds(share_interval(x, n, level, ShareMethod::jeffreys), at_level.at("jeffreys"), tolerance);
      check_bounds(jeffreys_quantiles(x, n, level), at_level.at("jeffreys_raw"), tolerance);
      check_bounds(share_interval(x, n, level, ShareMethod::mid_p), at_level.at("mid_p"), tolerance);
      check_bounds(one_sided_share_bounds(x, n, level), at_level.at("clopper_pearson_one_sided"), tolerance);
    }
  }
}

TEST_CASE("an interval of a share encloses the share, mirrors, and grows with the level and the events", "[unit]") {
  // 1e-12: the bounds are computed to a few units in the last place of numbers up to 1.
  const double slack = 1e-12;
  for (const ShareMethod method : kMethods) {
    INFO(share_method_name(method));
    for (const long long cases : {1, 2, 3, 7, 20, 63, 500}) {
      ShareInterval fewer{0, 0};
      for (long long events = 0; events <= cases; events += cases > 100 ? 25 : 1) {
        INFO(events << " of " << cases);
        const double share = static_cast<double>(events) / static_cast<double>(cases);
        ShareInterval narrower{share, share};
        for (const double level : {0.5, 0.9, 0.95, 0.99, 0.9999}) {
          const ShareInterval interval = share_interval(events, cases, level, method);
          CHECK(interval.lower >= 0);
          CHECK(interval.upper <= 1);
          CHECK(interval.lower <= narrower.lower + slack);
          CHECK(interval.upper >= narrower.upper - slack);
          const ShareInterval mirrored = share_interval(cases - events, cases, level, method);
          CHECK(std::abs(interval.lower - (1 - mirrored.upper)) <= slack);
          CHECK(std::abs(interval.upper - (1 - mirrored.lower)) <= slack);
          narrower = interval;
        }
        if (events == 0) CHECK(narrower.lower == 0);
        if (events == cases) CHECK(narrower.upper == 1);
        CHECK(narrower.lower >= fewer.lower);
        CHECK(narrower.upper >= fewer.upper);
        fewer = narrower;
      }
    }
  }
}

TEST_CASE("the exact interval covers every share at least as often as it says", "[unit]") {
  // Exact enumeration over all outcomes; 1e-9 for the rounding of the sum.
  for (const int cases : {1, 2, 5, 10, 33}) {
    for (const double level : {0.8, 0.95, 0.99}) {
      std::vector<ShareInterval> intervals;
      for (int events = 0; events <= cases; ++events) intervals.push_back(share_interval(events, cases, level));
      for (int step = 1; step < 200; ++step) {
        const double share = step / 200.0;
        double coverage = 0;
        for (int events = 0; events <= cases; ++events) {
          const ShareInterval& interval = intervals[static_cast<std::size_t>(events)];
          if (interval.lower <= share && share <= interval.upper) {
            coverage += binomial_probability(events, cases, share);
          }
        }
        INFO(cases << " cases, share " << share << ", level " << level);
        CHECK(coverage >= level - 1e-9);
      }
    }
  }
}

TEST_CASE("the narrower intervals lie inside the exact one", "[unit]") {
  for (const long long cases : {3, 10, 50}) {
    for (long long events = 0; events <= cases; ++events) {
      const ShareInterval exact = share_interval(events, cases);
      for (const ShareMethod method : {ShareMethod::jeffreys, ShareMethod::mid_p}) {
        const ShareInterval interval = share_interval(events, cases, 0.95, method);
        CHECK(interval.lower >= exact.lower);
        CHECK(interval.upper <= exact.upper);
      }
    }
  }
}

TEST_CASE("a one-sided bound is the bound of the two-sided interval with twice the risk", "[unit]") {
  for (long long events = 0; events <= 12; ++events) {
    const ShareInterval one_sided = one_sided_share_bounds(events, 12, 0.95);
    const ShareInterval two_sided = share_interval(events, 12, 0.90);
    CHECK(one_sided.lower == Approx(two_sided.lower).epsilon(1e-12));
    CHECK(one_sided.upper == Approx(two_sided.upper).epsilon(1e-12));
  }
}

TEST_CASE("with no event the upper bound solves (1 - p)^cases = 1 - level", "[unit]") {
  for (const long long cases : {1, 3, 30, 1000}) {
    const double expected = -std::expm1(std::log(0.05) / static_cast<double>(cases));
    CHECK(one_sided_share_bounds(0, cases, 0.95).upper == Approx(expected).epsilon(1e-12));
  }
}

TEST_CASE("intervals of a share hold for a million cases", "[unit]") {
  for (const ShareMethod method : kMethods) {
    INFO(share_method_name(method));
    const ShareInterval interval = share_interval(200000, 1000000, 0.95, method);
    // 1.959964 standard errors of 0.0004; the four methods differ in the sixth digit
    CHECK(interval.lower == Approx(0.2 - 1.959964 * 0.0004).margin(2e-6));
    CHECK(interval.upper == Approx(0.2 + 1.959964 * 0.0004).margin(2e-6));
  }
}

TEST_CASE("a refused share names the argument, its value and the range", "[unit]") {
  CHECK(refusal(1, 0, 0.95) == "cases = 0: expected a number above 0");
  CHECK(refusal(0, -2, 0.95) == "cases = -2: expected a number above 0");
  CHECK(refusal(-1, 3, 0.95) == "events = -1: expected 0 to 3, the number of cases");
  CHECK(refusal(4, 3, 0.95) == "events = 4: expected 0 to 3, the number of cases");
  for (const double level : {0.0, 1.0, 95.0, -0.5, std::nan("")}) {
    CHECK(refusal(1, 3, level).rfind("level = ", 0) == 0);
    CHECK_THROWS_AS(one_sided_share_bounds(1, 3, level), DomainError);
  }
  CHECK(refusal(1, 3, 95) == "level = 95: expected a fraction above 0 and below 1, such as 0.95");
}

TEST_CASE("the methods of an interval are found by their names", "[unit]") {
  for (const ShareMethod method : kMethods) CHECK(share_method(share_method_name(method)) == method);
  CHECK_THROWS_WITH(share_method("wald"), "method = 'wald': expected clopper-pearson, wilson, jeffreys or mid-p");
}
