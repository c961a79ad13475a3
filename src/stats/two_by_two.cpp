#include "stats/two_by_two.h"

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/tools/roots.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "core/errors.h"
#include "stats/requirements.h"

namespace casebook::stats {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr long long kLargest = 1000000;
constexpr double kProbabilitySlack = 1e-7;   // that of R's fisher.test: equal probabilities may round apart
constexpr double kNegligible = -100;         // log of a term beside the greatest one: far below any tail asked for

void require_count(const char* name, long long value) {
  if (value < 0 || value > kLargest) {
    throw core::DomainError(std::string(name) + " = " + std::to_string(value) + ": expected 0 to " + std::to_string(kLargest));
  }
}

void require_table(const TwoByTwo& table) {
  require_count("a", table.a);
  require_count("b", table.b);
  require_count("c", table.c);
  require_count("d", table.d);
}

double log_factorial(long long number) { return boost::math::lgamma(static_cast<double>(number) + 1); }

/// The possible values of A, `first` and on, with the logarithms of their probabilities (but for a constant) when the drugs do not
/// differ. They rise to one greatest and then fall.
struct Support {
  long long first = 0;
  std::vector<double> log_weights;
  std::size_t observed = 0;   ///< index of a
};

Support support_of(const TwoByTwo& table) {
  const long long row = table.a + table.b;
  const long long other_row = table.c + table.d;
  const long long events = table.a + table.c;
  Support support;
  support.first = std::max(0LL, events - other_row);
  const long long last = std::min(row, events);
  support.observed = static_cast<std::size_t>(table.a - support.first);
  support.log_weights.reserve(static_cast<std::size_t>(last - support.first) + 1);
  for (long long a = support.first; a <= last; ++a) {
    support.log_weights.push_back(-log_factorial(a) - log_factorial(row - a) - log_factorial(events - a) -
                                  log_factorial(other_row - events + a));
  }
  return support;
}

/// Sums over the support with A's weights times odds^A, relative to its greatest term.
struct Sums {
  double total = 0;
  double at_least = 0;   ///< A >= a
  double at_most = 0;    ///< A <= a
  double deviation = 0;  ///< sum of (A - a) times weight
};

Sums sums_at(const Support& support, double log_odds) {
  const auto& weights = support.log_weights;
  const auto term = [&](std::size_t i) { return weights[i] + log_odds * static_cast<double>(i); };
  std::size_t low = 0;
  std::size_t high = weights.size() - 1;
  while (low < high) {   // the weights are log-concave: the greatest is where they stop rising
    const std::size_t middle = low + (high - low) / 2;
    if (term(middle + 1) > term(middle)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const double greatest = term(low);
  Sums sums;
  const auto add = [&](std::size_t i) {
    const double above = term(i) - greatest;
    if (above < kNegligible) return false;
    const double weight = std::exp(above);
    sums.total += weight;
    if (i >= support.observed) sums.at_least += weight;
    if (i <= support.observed) sums.at_most += weight;
    sums.deviation += weight * (static_cast<double>(i) - static_cast<double>(support.observed));
    return true;
  };
  for (std::size_t i = low; i < weights.size() && add(i); ++i) {
  }
  for (std::size_t i = low; i > 0 && add(i - 1); --i) {
  }
  return sums;
}

/// Where a function of log odds that rises from below 0 to above 0 is 0, as an odds ratio.
template <typename Function>
double odds_at_root(Function rising) {
  double low = -1;
  double high = 1;
  while (rising(low) >= 0 && low > -1e3) low *= 2;
  while (rising(high) <= 0 && high < 1e3) high *= 2;
  std::uintmax_t steps = 200;
  const auto fine = [](double a, double b) { return std::abs(b - a) <= 1e-15 * std::max(1.0, std::abs(a)); };
  const auto root = boost::math::tools::toms748_solve(rising, low, high, rising(low), rising(high), fine, steps);
  return std::exp(root.first + (root.second - root.first) / 2);
}

void give_p_values(const Support& support, TwoByTwoEstimate& estimate) {
  const auto& weights = support.log_weights;
  const double greatest = *std::max_element(weights.begin(), weights.end());
  const double as_probable = weights[support.observed] + std::log1p(kProbabilitySlack);
  long double total = 0;
  long double less = 0;
  long double greater = 0;
  long double as_rare = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const long double weight = std::exp(static_cast<long double>(weights[i] - greatest));
    total += weight;
    if (i <= support.observed) less += weight;
    if (i >= support.observed) greater += weight;
    if (weights[i] <= as_probable) as_rare += weight;
  }
  estimate.p_less = std::min(1.0, static_cast<double>(less / total));
  estimate.p_greater = std::min(1.0, static_cast<double>(greater / total));
  estimate.p_two_sided = std::min(1.0, static_cast<double>(as_rare / total));
}

}  // namespace

TwoByTwoEstimate two_by_two(const TwoByTwo& table, double level) {
  require_table(table);
  require_level(level);
  TwoByTwoEstimate estimate;
  const Support support = support_of(table);
  if (support.log_weights.size() == 1) {
    estimate.degenerate_margin = true;
    estimate.upper = kInfinity;
    return estimate;
  }
  give_p_values(support, estimate);
  const double tail = (1 - level) / 2;
  const bool least = support.observed == 0;
  const bool greatest = support.observed + 1 == support.log_weights.size();
  estimate.odds_ratio = least ? 0 : kInfinity;
  if (!least && !greatest) {
    estimate.odds_ratio = odds_at_root([&](double log_odds) {
      const Sums sums = sums_at(support, log_odds);
      return sums.deviation / sums.total;
    });
  }
  if (!least) {
    estimate.lower = odds_at_root([&](double log_odds) {
      const Sums sums = sums_at(support, log_odds);
      return sums.at_least / sums.total - tail;
    });
  }
  estimate.upper = kInfinity;
  if (!greatest) {
    estimate.upper = odds_at_root([&](double log_odds) {
      const Sums sums = sums_at(support, log_odds);
      return tail - sums.at_most / sums.total;
    });
  }
  return estimate;
}

OddsRatios unconditional_odds_ratios(const TwoByTwo& table) {
  require_table(table);
  const auto odds = [&](double added) {
    const auto part = [&](long long count) { return static_cast<double>(count) + added; };
    return part(table.a) * part(table.d) / (part(table.b) * part(table.c));
  };
  OddsRatios ratios;
  const bool no_denominator = table.b * table.c == 0;
  if (!no_denominator) {
    ratios.sample = odds(0);
  } else if (table.a * table.d > 0) {
    ratios.sample = kInfinity;
  }
  ratios.haldane = odds(0.5);
  return ratios;
}

}  // namespace casebook::stats
