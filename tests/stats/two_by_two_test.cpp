#include "stats/two_by_two.h"

#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "catch.h"
#include "core/errors.h"
#include "reference/reference.h"

using casebook::core::DomainError;
using namespace casebook::stats;
using namespace casebook::tests;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::string refusal(const TwoByTwo& table, double level = 0.95) {
  try {
    two_by_two(table, level);
  } catch (const DomainError& error) {
    return error.what();
  }
  return "";
}

long double choose(long long n, long long k) {
  long double product = 1;
  for (long long i = 1; i <= k; ++i) product = product * static_cast<long double>(n - k + i) / static_cast<long double>(i);
  return product;
}

/// Probabilities of A = 0, 1, ... by enumeration of the whole range, with products in place of logarithms.
std::vector<long double> enumerated(const TwoByTwo& table, long double odds) {
  const long long row = table.a + table.b;
  const long long other = table.c + table.d;
  const long long events = table.a + table.c;
  std::vector<long double> weights;
  long double total = 0;
  for (long long a = 0; a <= std::min(row, events); ++a) {
    weights.push_back(events - a > other ? 0 : choose(row, a) * choose(other, events - a) * std::pow(odds, static_cast<long double>(a)));
    total += weights.back();
  }
  for (auto& weight : weights) weight /= total;
  return weights;
}

long double upper_tail(const TwoByTwo& table, long double odds) {
  const auto probabilities = enumerated(table, odds);
  long double sum = 0;
  for (std::size_t a = static_cast<std::size_t>(table.a); a < probabilities.size(); ++a) sum += probabilities[a];
  return sum;
}

long double lower_tail(const TwoByTwo& table, long double odds) {
  const auto probabilities = enumerated(table, odds);
  long double sum = 0;
  for (std::size_t a = 0; a <= static_cast<std::size_t>(table.a); ++a) sum += probabilities[a];
  return sum;
}

}  // namespace

TEST_CASE("comparisons of two drugs equal the reference figures", "[unit]") {
  const auto reference = reference_figures("two_by_two.json");
  REQUIRE(reference.at("cases").size() == 7);
  for (const auto& entry : reference.at("cases")) {
    INFO(entry.at("id") << ": " << entry.at("title"));
    const auto& input = entry.at("input");
    const TwoByTwo table{input.at("a").get<long long>(), input.at("b").get<long long>(), input.at("c").get<long long>(),
                         input.at("d").get<long long>()};
    const TwoByTwoEstimate estimate = two_by_two(table, input.at("level").get<double>());
    const auto& expected = entry.at("expected");
    const double p_relative = entry.at("tolerance").at("p_relative").get<double>();
    const double odds_relative = entry.at("tolerance").at("odds_ratio_relative").get<double>();
    CHECK(is_near(estimate.p_two_sided, reference_number(expected.at("p_two_sided")), 0, p_relative));
    CHECK(is_near(estimate.p_less, reference_number(expected.at("p_less")), 0, p_relative));
    CHECK(is_near(estimate.p_greater, reference_number(expected.at("p_greater")), 0, p_relative));
    CHECK(is_near(estimate.lower, reference_number(expected.at("odds_ratio_ci").at("lower")), 0, odds_relative));
    CHECK(is_near(estimate.upper, reference_number(expected.at("odds_ratio_ci").at("upper")), 0, odds_relative));
    CHECK(estimate.degenerate_margin == (expected.at("status") == "degenerate_margin"));
    if (!estimate.degenerate_margin) {
      CHECK(is_near(estimate.odds_ratio, reference_number(expected.at("odds_ratio_conditional")), 0, odds_relative));
    }
    const OddsRatios simple = unconditional_odds_ratios(table);
    CHECK(is_near(simple.sample, expected.at("odds_ratio_sample"), 0, odds_relative));
    CHECK(is_near(simple.haldane, reference_number(expected.at("odds_ratio_haldane")), 0, odds_relative));
  }
}

TEST_CASE("random comparisons solve their equations, by enumeration", "[unit]") {
  std::mt19937 random(43);
  for (int repeat = 0; repeat < 150; ++repeat) {
    std::uniform_int_distribution<long long> cell(0, repeat < 100 ? 8 : 40);
    const TwoByTwo table{cell(random), cell(random), cell(random), cell(random)};
    const double level = repeat % 2 == 0 ? 0.95 : 0.8;
    const TwoByTwoEstimate estimate = two_by_two(table, level);
    INFO(table.a << " " << table.b << " " << table.c << " " << table.d);
    if (estimate.degenerate_margin) {
      CHECK((table.a + table.b == 0 || table.c + table.d == 0 || table.a + table.c == 0 || table.b + table.d == 0));
      continue;
    }
    const auto null = enumerated(table, 1);
    const long double observed = null[static_cast<std::size_t>(table.a)];
    long double p = 0;
    for (const long double probability : null) {
      if (probability <= observed * (1 + 1e-7L)) p += probability;
    }
    CHECK(estimate.p_two_sided == Approx(static_cast<double>(p)).epsilon(1e-11));
    CHECK(estimate.p_greater == Approx(static_cast<double>(upper_tail(table, 1))).epsilon(1e-11));
    CHECK(estimate.p_less == Approx(static_cast<double>(lower_tail(table, 1))).epsilon(1e-11));
    CHECK(estimate.lower <= estimate.odds_ratio);
    CHECK(estimate.odds_ratio <= estimate.upper);
    const double tail = (1 - level) / 2;
    if (estimate.lower > 0) CHECK(static_cast<double>(upper_tail(table, estimate.lower)) == Approx(tail).epsilon(1e-9));
    if (estimate.upper < kInfinity) CHECK(static_cast<double>(lower_tail(table, estimate.upper)) == Approx(tail).epsilon(1e-9));
    if (estimate.odds_ratio > 0 && estimate.odds_ratio < kInfinity) {
      const auto probabilities = enumerated(table, estimate.odds_ratio);
      long double mean = 0;
      for (std::size_t a = 0; a < probabilities.size(); ++a) mean += static_cast<long double>(a) * probabilities[a];
      CHECK(static_cast<double>(mean) == Approx(static_cast<double>(table.a)).epsilon(1e-9));
    }
  }
}

TEST_CASE("changing the drugs over, or event and no event, inverts the odds ratio", "[unit]") {
  std::mt19937 random(47);
  std::uniform_int_distribution<long long> cell(1, 15);
  for (int repeat = 0; repeat < 30; ++repeat) {
    const TwoByTwo table{cell(random), cell(random), cell(random), cell(random)};
    const TwoByTwoEstimate estimate = two_by_two(table);
    for (const TwoByTwo& changed : {TwoByTwo{table.c, table.d, table.a, table.b}, TwoByTwo{table.b, table.a, table.d, table.c}}) {
      const TwoByTwoEstimate inverse = two_by_two(changed);
      CHECK(inverse.odds_ratio == Approx(1 / estimate.odds_ratio).epsilon(1e-9));
      CHECK(inverse.lower == Approx(1 / estimate.upper).epsilon(1e-9));
      CHECK(inverse.upper == Approx(1 / estimate.lower).epsilon(1e-9));
      CHECK(inverse.p_two_sided == Approx(estimate.p_two_sided).epsilon(1e-10));
      CHECK(inverse.p_less == Approx(estimate.p_greater).epsilon(1e-10));
    }
  }
}

TEST_CASE("more events under the first drug raise the odds ratio and its limits", "[unit]") {
  TwoByTwoEstimate previous = two_by_two({0, 12, 5, 9});
  for (long long events = 1; events <= 12; ++events) {
    const TwoByTwoEstimate estimate = two_by_two({events, 12 - events, 5, 9});
    CHECK(estimate.odds_ratio > previous.odds_ratio);
    CHECK(estimate.lower > previous.lower);
    if (events < 12) CHECK(estimate.upper > previous.upper);
    const TwoByTwoEstimate wider = two_by_two({events, 12 - events, 5, 9}, 0.99);
    CHECK(wider.lower < estimate.lower);
    CHECK(wider.upper >= estimate.upper);
    previous = estimate;
  }
}

TEST_CASE("the conditional limits hold the true odds ratio at least as often as they say", "[unit]") {
  // Exact enumeration over all outcomes given the margins.
  for (const double odds : {0.2, 1.0, 3.0, 12.0}) {
    const auto probabilities = enumerated({4, 6, 5, 7}, odds);
    double coverage = 0;
    for (std::size_t a = 0; a < probabilities.size(); ++a) {
      const auto events = static_cast<long long>(a);
      const TwoByTwoEstimate estimate = two_by_two({events, 10 - events, 9 - events, 3 + events}, 0.9);
      if (estimate.lower <= odds && odds <= estimate.upper) coverage += static_cast<double>(probabilities[a]);
    }
    CHECK(coverage >= 0.9);
  }
}

TEST_CASE("large comparisons approach the logarithm's normal interval", "[unit]") {
  const TwoByTwoEstimate estimate = two_by_two({300000, 700000, 200000, 800000});
  const double log_odds = std::log(3.0 / 7 * 8 / 2);
  const double error = std::sqrt(1 / 3e5 + 1 / 7e5 + 1 / 2e5 + 1 / 8e5);
  CHECK(std::log(estimate.odds_ratio) == Approx(log_odds).margin(1e-5));
  CHECK(std::log(estimate.lower) == Approx(log_odds - 1.959964 * error).margin(1e-5));
  CHECK(std::log(estimate.upper) == Approx(log_odds + 1.959964 * error).margin(1e-5));
  CHECK(estimate.p_two_sided < 1e-300);
}

TEST_CASE("a refused comparison names the argument, its value and the range", "[unit]") {
  CHECK(refusal({-1, 2, 3, 4}) == "a = -1: expected 0 to 1000000");
  CHECK(refusal({1, 2, 3, 1000001}) == "d = 1000001: expected 0 to 1000000");
  CHECK(refusal({1, 2, 3, 4}, 1).rfind("level = 1", 0) == 0);
  CHECK(two_by_two({0, 0, 0, 0}).degenerate_margin);
}
