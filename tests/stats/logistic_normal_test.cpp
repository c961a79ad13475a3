#include "stats/logistic_normal.h"

#include <cmath>
#include <random>
#include <stdexcept>

#include "catch.h"
#include "stats/brute_likelihood.h"

using namespace casebook::stats;
using namespace casebook::tests;

namespace {

std::vector<Series> random_series(std::mt19937& random, int size, int most, double spread) {
  std::normal_distribution<double> logit(-0.4, spread);
  std::uniform_int_distribution<int> cases(2, most);
  std::vector<Series> series;
  for (int i = 0; i < size; ++i) {
    const int n = cases(random);
    std::binomial_distribution<int> events(n, 1 / (1 + std::exp(-logit(random))));
    series.push_back({events(random), n});
  }
  series.push_back({1, 3});   // one that varies within itself
  return series;
}

}  // namespace

TEST_CASE("the likelihood of the random-intercept model is the exact integral", "[unit]") {
  // Simpson's rule with so many intervals is itself good to about 1e-12; some integrands have their top at z = -10.
  const std::vector<Series> series{{0, 4}, {3, 3}, {1, 2}, {7, 40}, {0, 1}, {12, 12}, {0, 200}, {33, 90}};
  for (const double mu : {-3.0, -0.5, 0.0, 2.0}) {
    for (const double tau : {0.01, 0.3, 1.0, 3.0, 10.0}) {
      INFO("mu " << mu << ", tau " << tau);
      for (const Series& one : series) {
        const double expected = simpson_log_likelihood({one}, mu, tau, 30, 40000);
        CHECK(logistic_normal_log_likelihood({one}, mu, tau) == Approx(expected).epsilon(1e-10).margin(1e-10));
      }
    }
  }
}

TEST_CASE("the likelihood of the random-intercept model is a probability over the outcomes", "[unit]") {
  for (const double tau : {0.0, 0.5, 4.0, 50.0}) {
    double sum = 0;
    for (long long events = 0; events <= 25; ++events) sum += std::exp(logistic_normal_log_likelihood({{events, 25}}, 0.7, tau));
    CHECK(sum == Approx(1).epsilon(1e-11));
  }
}

TEST_CASE("a fit of the random-intercept model is a maximum of the integral by Simpson's rule", "[unit]") {
  std::mt19937 random(53);
  int inside = 0;
  for (int repeat = 0; repeat < 9; ++repeat) {
    const auto series = random_series(random, 4 + repeat % 5, 4 + 3 * repeat, repeat % 3 == 0 ? 0.1 : 1.2);
    INFO("repeat " << repeat);
    const LogisticNormalFit fit = fit_logistic_normal(series);
    REQUIRE(fit.found);
    const double tau = std::sqrt(fit.tau2);
    const auto slow = [&](double mu, double at_tau) {
      return at_tau == 0 ? logistic_normal_log_likelihood(series, mu, 0) : simpson_log_likelihood(series, mu, at_tau);
    };
    const double best = slow(fit.mu_logit, tau);
    CHECK(fit.log_likelihood == Approx(best).epsilon(1e-10));
    CHECK(fit.log_likelihood >= fit.log_likelihood_tau2_zero);
    for (const double mu_step : {-0.5, -0.1, -0.001, 0.0, 0.001, 0.1, 0.5}) {
      for (const double tau_step : {-0.5, -0.1, -0.001, 0.0, 0.001, 0.1, 0.5, 3.0}) {
        if (tau + tau_step < 0) continue;
        CHECK(slow(fit.mu_logit + mu_step, tau + tau_step) <= best + 1e-10);
      }
    }
    if (fit.tau2_at_boundary) continue;
    ++inside;
    // The standard error from second differences of the slow likelihood; 1e-3 for the differences.
    const double h = 1e-3;
    const double mu = fit.mu_logit;
    const double mm = (slow(mu + h, tau) - 2 * best + slow(mu - h, tau)) / (h * h);
    const double tt = (slow(mu, tau + h) - 2 * best + slow(mu, tau - h)) / (h * h);
    const double mt = (slow(mu + h, tau + h) - slow(mu + h, tau - h) - slow(mu - h, tau + h) + slow(mu - h, tau - h)) / (4 * h * h);
    CHECK(fit.se_logit == Approx(std::sqrt(-tt / (mm * tt - mt * mt))).epsilon(1e-3));
  }
  CHECK(inside >= 4);
}

TEST_CASE("a random-intercept fit does not depend on order and mirrors with the events", "[unit]") {
  std::mt19937 random(59);
  for (int repeat = 0; repeat < 6; ++repeat) {
    auto series = random_series(random, 6, 15, 1.5);
    const LogisticNormalFit fit = fit_logistic_normal(series);
    std::shuffle(series.begin(), series.end(), random);
    const LogisticNormalFit shuffled = fit_logistic_normal(series);
    CHECK(shuffled.mu_logit == fit.mu_logit);
    CHECK(shuffled.tau2 == fit.tau2);
    for (auto& one : series) one.events = one.cases - one.events;
    const LogisticNormalFit mirrored = fit_logistic_normal(series);
    CHECK(mirrored.mu_logit == Approx(-fit.mu_logit).margin(1e-6));
    CHECK(mirrored.tau2 == Approx(fit.tau2).margin(1e-6));
    CHECK(mirrored.se_logit == Approx(fit.se_logit).epsilon(1e-5));
  }
}

TEST_CASE("many series with a known spread give it back", "[unit]") {
  // 4000 series: the standard error of tau2 is about 0.04.
  std::mt19937 random(61);
  std::normal_distribution<double> logit(-1, 1);
  std::vector<Series> series;
  for (int i = 0; i < 4000; ++i) {
    std::binomial_distribution<int> events(12, 1 / (1 + std::exp(-logit(random))));
    series.push_back({events(random), 12});
  }
  const LogisticNormalFit fit = fit_logistic_normal(series);
  CHECK(std::abs(fit.mu_logit + 1) < 4 * fit.se_logit);
  CHECK(fit.se_logit < 0.03);
  CHECK(std::abs(fit.tau2 - 1) < 0.2);
}

TEST_CASE("series of a million patients are integrated as well", "[unit]") {
  const LogisticNormalFit fit = fit_logistic_normal({{100000, 1000000}, {300000, 1000000}, {1, 1000000}, {500000, 1000000}});
  REQUIRE(fit.found);
  // Within a series the logit is known almost exactly: mean and spread are those of the four logits.
  double mean = 0;
  for (const double share : {0.1, 0.3, 1e-6, 0.5}) mean += std::log(share / (1 - share)) / 4;
  CHECK(fit.mu_logit == Approx(mean).margin(0.2));
  CHECK(fit.tau2 > 25);
}

TEST_CASE("an interruption stops a long random-intercept fit", "[unit]") {
  std::vector<Series> series;
  for (int i = 1; i < 400; ++i) series.push_back({i, 1000 + 7 * i});
  int looks = 0;
  CHECK_THROWS_AS(fit_logistic_normal(series, [&] { if (++looks == 3) throw std::runtime_error("stop"); }), std::runtime_error);
  CHECK(looks == 3);
}
