#include "stats/beta_binomial.h"

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/tools/minima.hpp>
#include <cmath>
#include <limits>

namespace casebook::stats {
namespace {

constexpr double kGreatestSpread = 16384;
constexpr std::size_t kTermsBetweenLooks = 500000;   // some milliseconds

/// With spread = 1 / (alpha + beta) the probability of x of n is
/// choose(n, x) prod_{j<x} (p + j spread) prod_{j<n-x} (1 - p + j spread) / prod_{j<n} (1 + j spread).
/// How many series have a factor j, of each of the three kinds.
struct Factors {
  std::vector<double> events;
  std::vector<double> others;
  std::vector<double> cases;
  double log_choose = 0;
  double all_events = 0;
  double all_cases = 0;
};

void add_factors(std::vector<double>& counts, long long number) {
  if (number > 0) counts[static_cast<std::size_t>(number) - 1] += 1;
}

void sum_from_the_end(std::vector<double>& counts) {
  for (std::size_t j = counts.size(); j > 1; --j) counts[j - 2] += counts[j - 1];
}

Factors factors_of(const std::vector<Series>& series) {
  long long most = 0;
  for (const Series& one : series) most = std::max(most, one.cases);
  Factors factors;
  for (auto* counts : {&factors.events, &factors.others, &factors.cases}) counts->resize(static_cast<std::size_t>(most));
  for (const Series& one : series) {
    add_factors(factors.events, one.events);
    add_factors(factors.others, one.cases - one.events);
    add_factors(factors.cases, one.cases);
    const double x = static_cast<double>(one.events);
    const double n = static_cast<double>(one.cases);
    factors.log_choose += boost::math::lgamma(n + 1) - boost::math::lgamma(x + 1) - boost::math::lgamma(n - x + 1);
    factors.all_events += x;
    factors.all_cases += n;
  }
  for (auto* counts : {&factors.events, &factors.others, &factors.cases}) sum_from_the_end(*counts);
  return factors;
}

/// The log-likelihood and its first and second derivatives by the mean and the spread.
struct Point {
  double value = 0;
  double by_mean = 0;
  double by_spread = 0;
  double by_mean_mean = 0;
  double by_mean_spread = 0;
  double by_spread_spread = 0;
};

class Likelihood {
 public:
  Likelihood(const std::vector<Series>& series, const Interruption& interruption)
      : factors_(factors_of(series)), interruption_(interruption) {}

  const Factors& factors() const { return factors_; }

  Point at(double mean, double spread) const {
    Point point;
    point.value = factors_.log_choose;
    for (std::size_t j = 0; j < factors_.cases.size(); ++j) {
      look();
      const double step = static_cast<double>(j);
      const double event = 1 / (mean + step * spread);
      const double other = 1 / (1 - mean + step * spread);
      const double any = 1 / (1 + step * spread);
      const double events = factors_.events[j] * event;
      const double others = factors_.others[j] * other;
      const double cases = factors_.cases[j] * any;
      if (events > 0) point.value -= factors_.events[j] * std::log(event);
      if (others > 0) point.value -= factors_.others[j] * std::log(other);
      point.value += factors_.cases[j] * std::log(any);
      point.by_mean += events - others;
      point.by_spread += step * (events + others - cases);
      point.by_mean_mean -= events * event + others * other;
      point.by_mean_spread -= step * (events * event - others * other);
      point.by_spread_spread -= step * step * (events * event + others * other - cases * any);
    }
    return point;
  }

  /// The mean that maximises the likelihood for a given spread; leaves it there. The slope falls from infinity to -infinity.
  Point profile(double& mean, double spread) const {
    double low = 0;
    double high = 1;
    Point point = at(mean, spread);
    for (int step = 0; step < 200; ++step) {
      (point.by_mean > 0 ? low : high) = mean;
      double next = mean - point.by_mean / point.by_mean_mean;
      if (!(next > low && next < high)) next = low + (high - low) / 2;
      const double change = next - mean;
      if (std::abs(change) <= 1e-12 * std::min(mean, 1 - mean)) break;
      mean = next;
      point = at(mean, spread);
    }
    return point;
  }

 private:
  void look() const {
    if (++terms_ % kTermsBetweenLooks == 0 && interruption_) interruption_();
  }

  Factors factors_;
  const Interruption& interruption_;
  mutable std::size_t terms_ = 0;
};

/// Newton's method in both, kept only while the likelihood does not fall.
void polish(const Likelihood& likelihood, double& mean, double& spread, Point& point) {
  for (int step = 0; step < 30; ++step) {
    const double determinant = point.by_mean_mean * point.by_spread_spread - point.by_mean_spread * point.by_mean_spread;
    if (!(determinant > 0 && point.by_mean_mean < 0)) return;
    const double mean_change = (point.by_mean_spread * point.by_spread - point.by_spread_spread * point.by_mean) / determinant;
    const double spread_change = (point.by_mean_spread * point.by_mean - point.by_mean_mean * point.by_spread) / determinant;
    if (!(spread + spread_change > 0 && mean + mean_change > 0 && mean + mean_change < 1)) return;
    const Point next = likelihood.at(mean + mean_change, spread + spread_change);
    if (!(next.value >= point.value - 1e-11 * std::abs(point.value))) return;
    mean += mean_change;
    spread += spread_change;
    point = next;
    if (std::abs(mean_change) <= 1e-12 * mean && std::abs(spread_change) <= 1e-12 * spread) return;
  }
}

}  // namespace

BetaBinomialFit fit_beta_binomial(const std::vector<Series>& series, const Interruption& interruption) {
  const Likelihood likelihood(series, interruption);
  const double cases = likelihood.factors().all_cases;
  const double share = likelihood.factors().all_events / cases;
  const Point at_zero = likelihood.at(share, 0);

  double best_spread = 0;
  double best = at_zero.value;
  double mean = share;
  double best_mean = share;
  double previous = best;
  int falls = 0;
  const double least = std::exp2(std::floor(-std::log2(16.0 * static_cast<double>(likelihood.factors().cases.size()))));
  for (double spread = least; spread <= kGreatestSpread && falls < 3; spread *= 4) {
    const double value = likelihood.profile(mean, spread).value;
    falls = value < previous ? falls + 1 : 0;
    previous = value;
    if (value > best) {
      best = value;
      best_spread = spread;
      best_mean = mean;
    }
  }
  BetaBinomialFit fit;
  if (best_spread * 4 > kGreatestSpread) return fit;
  fit.found = true;
  double spread = 0;
  Point point;
  if (best_spread > 0 || at_zero.by_spread > 0) {
    const double low = best_spread <= least ? 0.0 : best_spread / 4;
    const double high = best_spread == 0 ? least : best_spread * 4;
    mean = best_mean;
    const auto found = boost::math::tools::brent_find_minima(
        [&](double trial) { return -likelihood.profile(mean, trial).value; }, low, high, 20);
    spread = found.first;
    point = likelihood.profile(mean, spread);
    if (spread > 0) polish(likelihood, mean, spread, point);
  }
  if (spread < 1e-5 * least || point.value <= at_zero.value) {
    fit.rho_at_boundary = true;
    fit.mean = share;
    fit.alpha = std::numeric_limits<double>::infinity();
    fit.beta = fit.alpha;
    fit.se_logit_mean = 1 / std::sqrt(cases * share * (1 - share));
    fit.log_likelihood = at_zero.value;
    return fit;
  }
  fit.mean = mean;
  fit.rho = spread / (1 + spread);
  fit.alpha = mean / spread;
  fit.beta = (1 - mean) / spread;
  fit.log_likelihood = point.value;
  const double determinant = point.by_mean_mean * point.by_spread_spread - point.by_mean_spread * point.by_mean_spread;
  fit.se_logit_mean = std::sqrt(-point.by_spread_spread / determinant) / (mean * (1 - mean));
  return fit;
}

}  // namespace casebook::stats
