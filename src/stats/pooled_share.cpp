#include "stats/pooled_share.h"

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <string>

#include "core/errors.h"

namespace casebook::stats {
namespace {

constexpr long long kMostCases = 1000000;

void require_series(const Series& series, std::size_t index) {
  const std::string where = " of series " + std::to_string(index + 1);
  if (series.cases < 1 || series.cases > kMostCases) {
    throw core::DomainError("cases = " + std::to_string(series.cases) + where + ": expected 1 to " + std::to_string(kMostCases));
  }
  if (series.events < 0 || series.events > series.cases) {
    throw core::DomainError("events = " + std::to_string(series.events) + where + ": expected 0 to " +
                            std::to_string(series.cases) + ", the number of cases");
  }
}

PoolingStatus status_of(const std::vector<Series>& series, const FixedShare& fixed) {
  const auto all = [&](auto holds) { return std::all_of(series.begin(), series.end(), holds); };
  if (series.empty()) return PoolingStatus::no_patients;
  if (series.size() == 1) return PoolingStatus::single_series;
  if (fixed.events == 0 || fixed.events == fixed.cases) return PoolingStatus::no_variation;
  if (all([](const Series& one) { return one.cases == 1; })) return PoolingStatus::tau2_not_identified;
  if (all([](const Series& one) { return one.events == 0 || one.events == one.cases; })) return PoolingStatus::tau2_infinite;
  return PoolingStatus::ok;
}

double expit(double logit) { return logit > 0 ? 1 / (1 + std::exp(-logit)) : std::exp(logit) / (1 + std::exp(logit)); }

ShareInterval on_logit(double logit, double distance) { return {expit(logit - distance), expit(logit + distance)}; }

/// The two-sided quantile of Student's t.
double t_quantile(double level, double degrees_of_freedom) {
  // P(|T| > t) = I_{v / (v + t^2)}(v / 2, 1 / 2)
  double complement = 0;
  const double ratio = boost::math::ibeta_inv(degrees_of_freedom / 2, 0.5, 1 - level, &complement);
  return std::sqrt(degrees_of_freedom * complement / ratio);
}

double i2_percent(const std::vector<Series>& series, double tau2) {
  if (tau2 == 0) return 0;
  double sum = 0;
  double squares = 0;
  for (const Series& one : series) {
    const double added = one.events == 0 || one.events == one.cases ? 0.5 : 0;
    const double x = static_cast<double>(one.events) + added;
    const double y = static_cast<double>(one.cases - one.events) + added;
    const double weight = 1 / (1 / x + 1 / y);
    sum += weight;
    squares += weight * weight;
  }
  const double typical = static_cast<double>(series.size() - 1) * sum / (sum * sum - squares);
  return 100 * tau2 / (tau2 + typical);
}

Heterogeneity heterogeneity(const std::vector<Series>& series, const FixedShare& fixed) {
  Heterogeneity test;
  test.degrees_of_freedom = static_cast<long long>(series.size()) - 1;
  const auto term = [](long long part, double expected) {
    return part == 0 ? 0 : static_cast<double>(part) * std::log(static_cast<double>(part) / expected);
  };
  for (const Series& one : series) {
    const double expected = static_cast<double>(one.cases) * fixed.share;
    test.statistic += 2 * (term(one.events, expected) + term(one.cases - one.events, static_cast<double>(one.cases) - expected));
  }
  test.statistic = std::max(test.statistic, 0.0);
  if (test.degrees_of_freedom > 0) {
    test.p_value = boost::math::gamma_q(static_cast<double>(test.degrees_of_freedom) / 2, test.statistic / 2);
  }
  return test;
}

LogisticNormalShare logistic_normal_share(const std::vector<Series>& series, double level, const Interruption& interruption) {
  LogisticNormalShare share;
  share.fit = fit_logistic_normal(series, interruption);
  share.status = share.fit.found ? PoolingStatus::ok : PoolingStatus::tau2_infinite;
  if (!share.fit.found) return share;
  const double mu = share.fit.mu_logit;
  const double spread = std::sqrt(share.fit.se_logit * share.fit.se_logit + share.fit.tau2);
  const double z = normal_quantile(level);
  share.lrt_tau2_zero = 2 * (share.fit.log_likelihood - share.fit.log_likelihood_tau2_zero);
  share.share = expit(mu);
  share.interval = on_logit(mu, z * share.fit.se_logit);
  share.prediction = on_logit(mu, z * spread);
  if (series.size() > 2) share.prediction_t = on_logit(mu, t_quantile(level, static_cast<double>(series.size()) - 2) * spread);
  share.i2_percent = i2_percent(series, share.fit.tau2);
  return share;
}

BetaBinomialShare beta_binomial_share(const std::vector<Series>& series, double level, const Interruption& interruption) {
  BetaBinomialShare share;
  share.fit = fit_beta_binomial(series, interruption);
  share.status = share.fit.found ? PoolingStatus::ok : PoolingStatus::tau2_infinite;
  if (!share.fit.found) return share;
  share.interval = on_logit(std::log(share.fit.mean) - std::log1p(-share.fit.mean), normal_quantile(level) * share.fit.se_logit_mean);
  return share;
}

}  // namespace

const char* pooling_status_name(PoolingStatus status) {
  switch (status) {
    case PoolingStatus::ok: return "ok";
    case PoolingStatus::no_patients: return "no_patients";
    case PoolingStatus::single_series: return "single_series";
    case PoolingStatus::no_variation: return "no_variation";
    case PoolingStatus::tau2_not_identified: return "tau2_not_identified";
    case PoolingStatus::tau2_infinite: return "tau2_infinite";
  }
  throw core::DomainError("status = " + std::to_string(static_cast<int>(status)) + ": expected a PoolingStatus");
}

const char* pooling_status_sentence(PoolingStatus status) {
  switch (status) {
    case PoolingStatus::ok: return "";
    case PoolingStatus::no_patients: return "there is no series to pool";
    case PoolingStatus::single_series: return "one series says nothing of how series differ";
    case PoolingStatus::no_variation: return "nobody or everybody had the event, so that nothing shows how series differ";
    case PoolingStatus::tau2_not_identified: return "every series is a single patient, so that nothing shows how series differ";
    case PoolingStatus::tau2_infinite: return "in every series, or nearly, all or none had the event: the series differ without bound";
  }
  throw core::DomainError("status = " + std::to_string(static_cast<int>(status)) + ": expected a PoolingStatus");
}

PooledShare pooled_share(const std::vector<Series>& series, double level, const Interruption& interruption) {
  require_level(level);
  PooledShare pooled;
  for (std::size_t i = 0; i < series.size(); ++i) {
    require_series(series[i], i);
    pooled.fixed.events += series[i].events;
    pooled.fixed.cases += series[i].cases;
  }
  const PoolingStatus status = status_of(series, pooled.fixed);
  pooled.glmm.status = status;
  pooled.beta_binomial.status = status;
  if (status == PoolingStatus::no_patients) return pooled;
  pooled.fixed.status = PoolingStatus::ok;
  pooled.fixed.share = static_cast<double>(pooled.fixed.events) / static_cast<double>(pooled.fixed.cases);
  pooled.fixed.interval = share_interval(pooled.fixed.events, pooled.fixed.cases, level);
  pooled.heterogeneity = heterogeneity(series, pooled.fixed);
  if (status != PoolingStatus::ok) return pooled;
  pooled.glmm = logistic_normal_share(series, level, interruption);
  pooled.beta_binomial = beta_binomial_share(series, level, interruption);
  return pooled;
}

}  // namespace casebook::stats
