#include "stats/logistic_normal.h"

#include <algorithm>
#include <boost/math/constants/constants.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/tools/minima.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <utility>

namespace casebook::stats {
namespace {

constexpr double kLog2Pi = 1.8378770664093454836;
constexpr double kNegligible = 45;          // the integrand is cut where it is below exp(-45) of its greatest value
constexpr double kGreatestTau = 128;
constexpr int kPointsBetweenLooks = 100000;  // some milliseconds

/// Equal series once, with how often.
struct Distinct {
  double events = 0;
  double cases = 0;
  double times = 0;
  double log_choose = 0;
};

std::vector<Distinct> distinct_series(const std::vector<Series>& series) {
  std::map<std::pair<long long, long long>, double> counted;
  for (const Series& one : series) counted[{one.cases, one.events}] += 1;
  std::vector<Distinct> distinct;
  for (const auto& [key, times] : counted) {
    const double x = static_cast<double>(key.second);
    const double n = static_cast<double>(key.first);
    const double choose = boost::math::lgamma(n + 1) - boost::math::lgamma(x + 1) - boost::math::lgamma(n - x + 1);
    distinct.push_back({x, n, times, choose});
  }
  return distinct;
}

/// The binomial log-likelihood of one series at logit u, without the coefficient, and what its derivatives are made of.
struct AtLogit {
  double log_likelihood;
  double share;
  double other_share;
};

AtLogit at_logit(const Distinct& series, double u) {
  const double e = std::exp(-std::abs(u));
  const double near = 1 / (1 + e);
  const double far = e / (1 + e);
  const double outer = u > 0 ? -(series.cases - series.events) * u : series.events * u;   // without cancellation
  return {outer - series.cases * std::log1p(e), u > 0 ? near : far, u > 0 ? far : near};
}

/// The log-likelihood and its first and second derivatives by mu and tau.
struct Point {
  double value = 0;
  double by_mu = 0;
  double by_tau = 0;
  double by_mu_mu = 0;
  double by_mu_tau = 0;
  double by_tau_tau = 0;
};

class Likelihood {
 public:
  Likelihood(const std::vector<Series>& series, Interruption interruption)
      : series_(distinct_series(series)), interruption_(std::move(interruption)) {}

  Point at(double mu, double tau) const {
    Point sum;
    for (const Distinct& one : series_) add(one, mu, tau, sum);
    return sum;
  }

  /// The mu that maximises the likelihood for a given tau, from `mu`; leaves it there. The likelihood is concave in mu.
  Point profile(double& mu, double tau) const {
    Point point = at(mu, tau);
    for (int step = 0; step < 100; ++step) {
      double change = point.by_mu_mu < 0 ? -point.by_mu / point.by_mu_mu : std::copysign(1.0, point.by_mu);
      change = std::clamp(change, -2.0 - tau, 2.0 + tau);
      if (std::abs(change) <= 1e-9 * (1 + std::abs(mu))) break;
      Point next = at(mu + change, tau);
      for (int halving = 0; halving < 40 && !(next.value >= point.value - 1e-12 * std::abs(point.value)); ++halving) {
        change /= 2;
        next = at(mu + change, tau);
      }
      mu += change;
      point = next;
    }
    return point;
  }

  const std::vector<Distinct>& series() const { return series_; }

 private:
  void add(const Distinct& one, double mu, double tau, Point& sum) const {
    if (tau == 0) {
      const AtLogit here = at_logit(one, mu);
      sum.value += one.times * (one.log_choose + here.log_likelihood);
      sum.by_mu += one.times * (one.events - one.cases * here.share);
      sum.by_mu_mu -= one.times * one.cases * here.share * here.other_share;
      return;
    }
    // The integrand is exp(height(z)), z = u / tau, and height is concave with second derivative at most -1.
    const auto height = [&](double z) { return at_logit(one, mu + tau * z).log_likelihood - z * z / 2; };
    const double top = top_of(one, mu, tau);
    const double greatest = height(top);
    const AtLogit at_top = at_logit(one, mu + tau * top);
    const double width = 1 / std::sqrt(1 + tau * tau * one.cases * at_top.share * at_top.other_share);
    double below = width;
    while (greatest - height(top - below) < kNegligible) below *= 1.25;
    double above = width;
    while (greatest - height(top + above) < kNegligible) above *= 1.25;

    const double low = mu + tau * (top - below);
    const double high = mu + tau * (top + above);
    const AtLogit steepest = at_logit(one, low > 0 ? low : high < 0 ? high : 0.0);
    const double curvature = 1 + tau * tau * one.cases * steepest.share * steepest.other_share;
    // Half the least width of the integrand, and half a unit of logit: its poles lie pi from the real axis.
    const double spacing = std::min(0.5 / std::sqrt(curvature), 0.5 / tau);
    const auto first = static_cast<std::int64_t>(-below / spacing);
    const auto last = static_cast<std::int64_t>(above / spacing);
    double total = 0;
    double mean = 0;
    double mean_z = 0;
    double square = 0;
    double square_z = 0;
    double square_zz = 0;
    for (std::int64_t k = first; k <= last; ++k) {
      look();
      const double z = top + static_cast<double>(k) * spacing;
      const AtLogit here = at_logit(one, mu + tau * z);
      const double weight = std::exp(here.log_likelihood - z * z / 2 - greatest);
      const double slope = one.events * here.other_share - (one.cases - one.events) * here.share;
      const double second = slope * slope - one.cases * here.share * here.other_share;
      total += weight;
      mean += weight * slope;
      mean_z += weight * slope * z;
      square += weight * second;
      square_z += weight * second * z;
      square_zz += weight * second * z * z;
    }
    mean /= total;
    mean_z /= total;
    sum.value += one.times * (one.log_choose + greatest + std::log(total * spacing) - kLog2Pi / 2);
    sum.by_mu += one.times * mean;
    sum.by_tau += one.times * mean_z;
    sum.by_mu_mu += one.times * (square / total - mean * mean);
    sum.by_mu_tau += one.times * (square_z / total - mean * mean_z);
    sum.by_tau_tau += one.times * (square_zz / total - mean_z * mean_z);
  }

  /// Where the integrand is greatest: Newton's method within bounds that enclose the point.
  static double top_of(const Distinct& one, double mu, double tau) {
    double low = tau * (one.events - one.cases);
    double high = tau * one.events;
    double z = std::clamp(0.0, low, high);
    for (int step = 0; step < 200 && low < high; ++step) {
      const AtLogit here = at_logit(one, mu + tau * z);
      const double slope = tau * (one.events * here.other_share - (one.cases - one.events) * here.share) - z;
      (slope > 0 ? low : high) = z;
      double next = z + slope / (1 + tau * tau * one.cases * here.share * here.other_share);
      if (!(next > low && next < high)) next = low + (high - low) / 2;
      if (std::abs(next - z) <= 1e-9 * (1 + std::abs(z))) return next;
      z = next;
    }
    return z;
  }

  void look() const {
    if (++points_ % kPointsBetweenLooks == 0 && interruption_) interruption_();
  }

  std::vector<Distinct> series_;
  Interruption interruption_;
  mutable std::int64_t points_ = 0;
};

/// Newton's method in both, kept only while the likelihood does not fall.
void polish(const Likelihood& likelihood, double& mu, double& tau, Point& point) {
  for (int step = 0; step < 30; ++step) {
    const double determinant = point.by_mu_mu * point.by_tau_tau - point.by_mu_tau * point.by_mu_tau;
    if (!(determinant > 0 && point.by_mu_mu < 0)) return;
    const double mu_change = (point.by_mu_tau * point.by_tau - point.by_tau_tau * point.by_mu) / determinant;
    const double tau_change = (point.by_mu_tau * point.by_mu - point.by_mu_mu * point.by_tau) / determinant;
    if (!(tau + tau_change > 0)) return;
    const Point next = likelihood.at(mu + mu_change, tau + tau_change);
    if (!(next.value >= point.value - 1e-11 * std::abs(point.value))) return;
    mu += mu_change;
    tau += tau_change;
    point = next;
    if (std::abs(mu_change) <= 1e-11 * (1 + std::abs(mu)) && std::abs(tau_change) <= 1e-11 * (1 + tau)) return;
  }
}

}  // namespace

LogisticNormalFit fit_logistic_normal(const std::vector<Series>& series, const Interruption& interruption) {
  const Likelihood likelihood(series, interruption);
  double events = 0;
  double cases = 0;
  for (const Distinct& one : likelihood.series()) {
    events += one.times * one.events;
    cases += one.times * one.cases;
  }
  const double share = events / cases;
  const double variance = share * (1 - share);
  double excess = 0;   // twice the slope of the log-likelihood by tau2 at tau2 = 0
  for (const Distinct& one : likelihood.series()) {
    const double difference = one.events - one.cases * share;
    excess += one.times * (difference * difference - one.cases * variance);
  }

  LogisticNormalFit fit;
  fit.found = true;
  const double mu_at_zero = std::log(events / (cases - events));
  fit.log_likelihood_tau2_zero = likelihood.at(mu_at_zero, 0).value;

  double best_tau = 0;
  double best_mu = mu_at_zero;
  double best = fit.log_likelihood_tau2_zero;
  double mu = mu_at_zero;
  double previous = best;
  int falls = 0;
  for (double tau = 1.0 / 16; tau <= kGreatestTau && falls < 3; tau *= 2) {
    const double value = likelihood.profile(mu, tau).value;
    falls = value < previous ? falls + 1 : 0;
    previous = value;
    if (value > best) {
      best = value;
      best_tau = tau;
      best_mu = mu;
    }
  }
  if (best_tau >= kGreatestTau) return {};
  double tau = 0;
  Point point;
  if (best_tau > 0 || excess > 0) {
    const double low = best_tau <= 1.0 / 16 ? 0.0 : best_tau / 2;
    const double high = best_tau == 0 ? 1.0 / 16 : best_tau * 2;
    mu = best_mu;
    const auto found = boost::math::tools::brent_find_minima(
        [&](double trial) { return -likelihood.profile(mu, trial).value; }, low, high, 20);
    tau = found.first;
    point = likelihood.profile(mu, tau);
    if (tau > 0) polish(likelihood, mu, tau, point);
  }
  if (tau * tau < 1e-9 || point.value <= fit.log_likelihood_tau2_zero) {
    fit.tau2_at_boundary = true;
    fit.mu_logit = mu_at_zero;
    fit.se_logit = 1 / std::sqrt(cases * variance);
    fit.log_likelihood = fit.log_likelihood_tau2_zero;
    return fit;
  }
  fit.mu_logit = mu;
  fit.tau2 = tau * tau;
  fit.log_likelihood = point.value;
  const double determinant = point.by_mu_mu * point.by_tau_tau - point.by_mu_tau * point.by_mu_tau;
  fit.se_logit = std::sqrt(-point.by_tau_tau / determinant);
  return fit;
}

double logistic_normal_log_likelihood(const std::vector<Series>& series, double mu, double tau) {
  return Likelihood(series, {}).at(mu, tau).value;
}

}  // namespace casebook::stats
