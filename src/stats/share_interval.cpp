#include "stats/share_interval.h"

#include <array>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/tools/roots.hpp>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>

#include "core/errors.h"
#include "stats/requirements.h"

namespace casebook::stats {
namespace {

constexpr std::array<std::pair<ShareMethod, const char*>, 4> kMethodNames{{
    {ShareMethod::clopper_pearson, "clopper-pearson"},
    {ShareMethod::wilson, "wilson"},
    {ShareMethod::jeffreys, "jeffreys"},
    {ShareMethod::mid_p, "mid-p"},
}};

void require_share(long long events, long long cases, double level) {
  if (cases <= 0) {
    throw core::DomainError("cases = " + std::to_string(cases) + ": expected a number above 0");
  }
  if (events < 0 || events > cases) {
    throw core::DomainError("events = " + std::to_string(events) + ": expected 0 to " + std::to_string(cases) +
                            ", the number of cases");
  }
  require_level(level);
}

/// Clopper & Pearson (1934), Biometrika 26, with `tail` outside each bound: the shares at which P(X >= events) and
/// P(X <= events) equal `tail`, written as beta quantiles.
ShareInterval exact_bounds(double events, double cases, double tail) {
  const double others = cases - events;
  ShareInterval bounds;
  if (events > 0) bounds.lower = boost::math::ibeta_inv(events, others + 1, tail);
  if (others > 0) bounds.upper = boost::math::ibetac_inv(events + 1, others, tail);
  return bounds;
}

/// Wilson (1927), JASA 22: the roots p of (share - p)^2 = z^2 p (1 - p) / cases, without continuity correction.
ShareInterval wilson_bounds(double events, double cases, double alpha) {
  const double z = std::sqrt(2.0) * boost::math::erfc_inv(alpha);
  const double share = events / cases;
  const double z2 = z * z;
  ShareInterval bounds;
  if (events < cases) {
    bounds.upper = (2 * events + z2 + z * std::sqrt(z2 + 4 * events * (1 - share))) / (2 * (cases + z2));
  }
  // The product of both roots gives the smaller one without cancellation.
  if (events == cases) {
    bounds.lower = cases / (cases + z2);
  } else if (events > 0) {
    bounds.lower = events * share / ((cases + z2) * bounds.upper);
  }
  return bounds;
}

/// The root of `excess` between two shares that enclose it up to rounding.
template <typename Function>
double root_between(Function excess, double low, double high) {
  const double at_low = excess(low);
  const double at_high = excess(high);
  if (!(low < high) || at_low == 0 || (at_low > 0) == (at_high > 0)) return low;  // as narrow as rounding
  if (at_high == 0) return high;
  std::uintmax_t steps = 200;
  const auto root = boost::math::tools::toms748_solve(excess, low, high, at_low, at_high,
                                                      boost::math::tools::eps_tolerance<double>(50), steps);
  return root.first + (root.second - root.first) / 2;
}

/// Lancaster (1961), JASA 56; Berry & Armitage (1995), The Statistician 44: half the probability of the observed number
/// counts as beyond it. P(X > events) + P(X = events) / 2 = tail at the lower bound, P(X < events) + P(X = events) / 2
/// = tail at the upper one. Each lies between the shares at which the tail without and with P(X = events) equals
/// `tail`.
ShareInterval mid_p_bounds(double events, double cases, double tail) {
  using boost::math::ibeta, boost::math::ibeta_inv, boost::math::ibetac, boost::math::ibetac_inv;
  const double others = cases - events;
  if (events == 0) return {0, -std::expm1(std::log(2 * tail) / cases)};
  if (others == 0) return {std::exp(std::log(2 * tail) / cases), 1};
  const auto above = [&](double share) {
    return (ibeta(events, others + 1, share) + ibeta(events + 1, others, share)) / 2 - tail;
  };
  const auto below = [&](double share) {
    return (ibetac(events, others + 1, share) + ibetac(events + 1, others, share)) / 2 - tail;
  };
  return {root_between(above, ibeta_inv(events, others + 1, tail), ibeta_inv(events + 1, others, tail)),
          root_between(below, ibetac_inv(events, others + 1, tail), ibetac_inv(events + 1, others, tail))};
}

}  // namespace

ShareMethod share_method(std::string_view name) {
  for (const auto& [method, known] : kMethodNames) {
    if (name == known) return method;
  }
  throw core::DomainError("method = '" + std::string(name) + "': expected clopper-pearson, wilson, jeffreys or mid-p");
}

const char* share_method_name(ShareMethod method) {
  for (const auto& [known, name] : kMethodNames) {
    if (method == known) return name;
  }
  throw core::DomainError("method = " + std::to_string(static_cast<int>(method)) + ": expected a ShareMethod");
}

ShareInterval jeffreys_quantiles(long long events, long long cases, double level) {
  require_share(events, cases, level);
  const double tail = (1 - level) / 2;
  const double a = static_cast<double>(events) + 0.5;
  const double b = static_cast<double>(cases - events) + 0.5;
  return {boost::math::ibeta_inv(a, b, tail), boost::math::ibetac_inv(a, b, tail)};
}

ShareInterval share_interval(long long events, long long cases, double level, ShareMethod method) {
  require_share(events, cases, level);
  const double alpha = 1 - level;
  const double x = static_cast<double>(events);
  const double n = static_cast<double>(cases);
  switch (method) {
    case ShareMethod::clopper_pearson:
      return exact_bounds(x, n, alpha / 2);
    case ShareMethod::wilson:
      return wilson_bounds(x, n, alpha);
    case ShareMethod::jeffreys: {
      ShareInterval bounds = jeffreys_quantiles(events, cases, level);
      if (events == 0) bounds.lower = 0;
      if (events == cases) bounds.upper = 1;
      return bounds;
    }
    case ShareMethod::mid_p:
      return mid_p_bounds(x, n, alpha / 2);
  }
  throw core::DomainError("method = " + std::to_string(static_cast<int>(method)) + ": expected a ShareMethod");
}

ShareInterval one_sided_share_bounds(long long events, long long cases, double level) {
  require_share(events, cases, level);
  return exact_bounds(static_cast<double>(events), static_cast<double>(cases), 1 - level);
}

}  // namespace casebook::stats
