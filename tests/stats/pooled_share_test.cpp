#include "stats/pooled_share.h"

#include <cmath>
#include <random>
#include <string>

#include "catch.h"
#include "core/errors.h"
#include "reference/reference.h"

using casebook::core::DomainError;
using namespace casebook::stats;
using namespace casebook::tests;

namespace {

std::string refusal(const std::vector<Series>& series, double level = 0.95) {
  try {
    pooled_share(series, level);
  } catch (const DomainError& error) {
    return error.what();
  }
  return "";
}

void check_interval(const ShareInterval& interval, const nlohmann::json& expected, double absolute, double relative = 0) {
  CHECK(is_near(interval.lower, expected.at("lower").get<double>(), absolute, relative));
  CHECK(is_near(interval.upper, expected.at("upper").get<double>(), absolute, relative));
}

}  // namespace

TEST_CASE("pooled shares equal the reference figures, and are refused where they must be", "[unit]") {
  const auto reference = reference_figures("pooled_proportion.json");
  REQUIRE(reference.at("cases").size() == 9);
  for (const auto& entry : reference.at("cases")) {
    INFO(entry.at("id") << ": " << entry.at("title"));
    std::vector<Series> series;
    for (const auto& one : entry.at("input").at("series")) series.push_back({one.at("x").get<long long>(), one.at("n").get<long long>()});
    const double level = entry.at("input").at("level").get<double>();
    const PooledShare pooled = pooled_share(series, level);
    const auto& expected = entry.at("expected");
    const auto tolerance = [&](const char* name) { return entry.at("tolerance").at(name).get<double>(); };

    const auto& fixed = expected.at("fixed");
    CHECK(pooled.fixed.status == PoolingStatus::ok);
    CHECK(pooled.fixed.events == fixed.at("events").get<long long>());
    CHECK(pooled.fixed.cases == fixed.at("total").get<long long>());
    CHECK(is_near(pooled.fixed.share, fixed.at("estimate").get<double>(), 0, tolerance("fixed_relative")));
    check_interval(pooled.fixed.interval, fixed.at("clopper_pearson"), 0, tolerance("fixed_relative"));
    check_interval(share_interval(pooled.fixed.events, pooled.fixed.cases, level, ShareMethod::wilson), fixed.at("wilson"), 0,
                   tolerance("fixed_relative"));

    const auto& glmm = expected.at("glmm");
    CHECK(pooling_status_name(pooled.glmm.status) == glmm.at("status").get<std::string>());
    if (pooled.glmm.status == PoolingStatus::ok) {
      const LogisticNormalFit& fit = pooled.glmm.fit;
      const double proportion = tolerance("proportion_absolute");
      CHECK(fit.tau2_at_boundary == glmm.at("tau2_at_boundary").get<bool>());
      CHECK(is_near(fit.mu_logit, glmm.at("mu_logit").get<double>(), tolerance("glmm_mu_absolute"), 0));
      CHECK(is_near(fit.se_logit, glmm.at("se_logit").get<double>(), tolerance("glmm_se_absolute"), 0));
      CHECK(is_near(fit.tau2, glmm.at("tau2").get<double>(), tolerance("glmm_tau2_absolute"), tolerance("glmm_tau2_relative")));
      CHECK(is_near(fit.log_likelihood, glmm.at("log_likelihood").get<double>(), tolerance("glmm_log_likelihood_absolute"), 0));
      CHECK(is_near(fit.log_likelihood_tau2_zero, glmm.at("log_likelihood_tau2_zero").get<double>(), tolerance("glmm_log_likelihood_absolute"), 0));
      CHECK(is_near(pooled.glmm.lrt_tau2_zero, glmm.at("lrt_tau2_zero").get<double>(), 2 * tolerance("glmm_log_likelihood_absolute"), 0));
      CHECK(is_near(pooled.glmm.share, glmm.at("pooled").get<double>(), proportion, 0));
      check_interval(pooled.glmm.interval, glmm.at("ci"), proportion);
      check_interval(pooled.glmm.prediction, glmm.at("prediction_interval_z"), proportion);
      REQUIRE(pooled.glmm.prediction_t.has_value() == !glmm.at("prediction_interval_t").is_null());
      if (pooled.glmm.prediction_t) check_interval(*pooled.glmm.prediction_t, glmm.at("prediction_interval_t"), proportion);
      CHECK(is_near(pooled.glmm.i2_percent, glmm.at("i2_percent").get<double>(), tolerance("i2_percent_absolute"), 0));
      const auto& test = glmm.at("heterogeneity_lrt");
      CHECK(is_near(pooled.heterogeneity.statistic, test.at("statistic").get<double>(), 1e-9, 1e-9));
      CHECK(pooled.heterogeneity.degrees_of_freedom == test.at("df").get<long long>());
      CHECK(is_near(pooled.heterogeneity.p_value, test.at("p_value").get<double>(), 0, 1e-9));
    }

    const auto& beta = expected.at("beta_binomial");
    CHECK(pooling_status_name(pooled.beta_binomial.status) == beta.at("status").get<std::string>());
    if (pooled.beta_binomial.status == PoolingStatus::ok) {
      const BetaBinomialFit& fit = pooled.beta_binomial.fit;
      const double absolute = tolerance("beta_binomial_absolute");
      CHECK(fit.rho_at_boundary == beta.at("rho_at_boundary").get<bool>());
      CHECK(is_near(fit.mean, beta.at("mean").get<double>(), absolute, 0));
      CHECK(is_near(fit.rho, beta.at("rho").get<double>(), absolute, 0));
      CHECK(is_near(fit.log_likelihood, beta.at("log_likelihood").get<double>(), absolute, 0));
      if (!fit.rho_at_boundary) {
        CHECK(is_near(fit.alpha, beta.at("alpha").get<double>(), absolute, 0));
        CHECK(is_near(fit.beta, beta.at("beta").get<double>(), absolute, 0));
        CHECK(is_near(fit.se_logit_mean, beta.at("se_logit_mean").get<double>(), absolute, 0));
        check_interval(pooled.beta_binomial.interval, beta.at("ci"), absolute);
      }
    }
  }
}

TEST_CASE("every refusal to pool has a name and a sentence", "[unit]") {
  for (const PoolingStatus status : {PoolingStatus::no_patients, PoolingStatus::single_series, PoolingStatus::no_variation,
                                     PoolingStatus::tau2_not_identified, PoolingStatus::tau2_infinite}) {
    CHECK(std::string(pooling_status_name(status)) != "ok");
    CHECK(std::string(pooling_status_sentence(status)).size() > 20);
  }
  CHECK(std::string(pooling_status_sentence(PoolingStatus::ok)).empty());
}

TEST_CASE("no series is a status, two series have no t prediction", "[unit]") {
  const PooledShare none = pooled_share({});
  CHECK(none.fixed.status == PoolingStatus::no_patients);
  CHECK(none.glmm.status == PoolingStatus::no_patients);
  const PooledShare two = pooled_share({{1, 4}, {3, 5}});
  CHECK(two.glmm.status == PoolingStatus::ok);
  CHECK(!two.glmm.prediction_t);
}

TEST_CASE("series that are all or none but for one patient of thousands are fitted or refused, not printed as nonsense", "[unit]") {
  std::vector<Series> series{{0, 50}, {0, 40}, {50, 50}, {40, 40}, {49, 50}};
  const PooledShare pooled = pooled_share(series);
  REQUIRE(pooled.glmm.status == PoolingStatus::ok);
  CHECK(pooled.glmm.fit.tau2 > 20);
  CHECK(pooled.glmm.interval.lower > 0);
  CHECK(pooled.glmm.interval.upper < 1);
  series.resize(30, Series{0, 10000});
  series.resize(60, Series{10000, 10000});
  CHECK(pooled_share(series).glmm.status == PoolingStatus::tau2_infinite);
}

TEST_CASE("the prediction encloses the interval, which encloses the pooled share", "[unit]") {
  std::mt19937 random(79);
  std::uniform_int_distribution<int> cases(1, 12);
  for (int repeat = 0; repeat < 25; ++repeat) {
    std::vector<Series> series;
    for (int i = 0; i < 5; ++i) {
      const int n = cases(random);
      series.push_back({static_cast<long long>(random() % static_cast<unsigned>(n + 1)), n});
    }
    const PooledShare pooled = pooled_share(series, 0.9);
    CHECK(pooled.fixed.interval.lower <= pooled.fixed.share);
    CHECK(pooled.fixed.share <= pooled.fixed.interval.upper);
    if (pooled.glmm.status != PoolingStatus::ok) continue;
    CHECK(pooled.glmm.interval.lower <= pooled.glmm.share);
    CHECK(pooled.glmm.share <= pooled.glmm.interval.upper);
    CHECK(pooled.glmm.prediction.lower <= pooled.glmm.interval.lower);
    CHECK(pooled.glmm.prediction_t->upper >= pooled.glmm.prediction.upper);
    CHECK(pooled.glmm.i2_percent >= 0);
    CHECK(pooled.glmm.i2_percent < 100);
    CHECK(pooled.beta_binomial.interval.lower <= pooled.beta_binomial.fit.mean);
    CHECK(pooled.beta_binomial.fit.mean <= pooled.beta_binomial.interval.upper);
    const PooledShare wider = pooled_share(series, 0.99);
    CHECK(wider.glmm.interval.lower <= pooled.glmm.interval.lower);
  }
}

TEST_CASE("pooled intervals hold the true share about as often as they say", "[unit]") {
  // 200 seeded sets of 12 series of 10 with mu = -0.5, tau = 0.8: Wald's interval is known to fall a little short of 0.95.
  std::mt19937 random(83);
  std::normal_distribution<double> logit(-0.5, 0.8);
  int held = 0;
  for (int repeat = 0; repeat < 200; ++repeat) {
    std::vector<Series> series;
    for (int i = 0; i < 12; ++i) {
      std::binomial_distribution<int> events(10, 1 / (1 + std::exp(-logit(random))));
      series.push_back({events(random), 10});
    }
    const PooledShare pooled = pooled_share(series);
    const double truth = 1 / (1 + std::exp(0.5));
    if (pooled.glmm.interval.lower <= truth && truth <= pooled.glmm.interval.upper) ++held;
  }
  CHECK(held >= 174);
  CHECK(held <= 199);
}

TEST_CASE("a refused series names the argument, its value and the range", "[unit]") {
  CHECK(refusal({{1, 2}, {1, 0}}) == "cases = 0 of series 2: expected 1 to 1000000");
  CHECK(refusal({{0, -1}}) == "cases = -1 of series 1: expected 1 to 1000000");
  CHECK(refusal({{5, 3}}) == "events = 5 of series 1: expected 0 to 3, the number of cases");
  CHECK(refusal({{-1, 3}}) == "events = -1 of series 1: expected 0 to 3, the number of cases");
  CHECK(refusal({{1, 2000000}}).rfind("cases = 2000000", 0) == 0);
  CHECK(refusal({{1, 2}, {1, 3}}, 0).rfind("level = 0", 0) == 0);
}
