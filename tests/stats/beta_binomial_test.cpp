#include "stats/beta_binomial.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <stdexcept>

#include "catch.h"
#include "stats/brute_likelihood.h"

using namespace casebook::stats;
using namespace casebook::tests;

namespace {

std::vector<Series> random_series(std::mt19937& random, int size, int most, double alpha, double beta) {
  std::gamma_distribution<double> first(alpha, 1);
  std::gamma_distribution<double> second(beta, 1);
  std::uniform_int_distribution<int> cases(2, most);
  std::vector<Series> series;
  for (int i = 0; i < size; ++i) {
    const int n = cases(random);
    const double x = first(random);
    const double y = second(random);
    std::binomial_distribution<int> events(n, x / (x + y));
    series.push_back({events(random), n});
  }
  series.push_back({1, 3});
  return series;
}

}  // namespace

TEST_CASE("a beta-binomial fit is a maximum of the likelihood by gamma functions", "[unit]") {
  std::mt19937 random(67);
  int inside = 0;
  for (int repeat = 0; repeat < 40; ++repeat) {
    INFO("repeat " << repeat);
    const double size = repeat % 4 == 0 ? 200 : 1;
    const auto series = random_series(random, 3 + repeat % 7, 4 + repeat, 0.8 * size, 1.4 * size);
    const BetaBinomialFit fit = fit_beta_binomial(series);
    REQUIRE(fit.found);
    const auto slow = [&](double logit, double log_size) {
      const double mean = 1 / (1 + std::exp(-logit));
      return gamma_log_likelihood(series, mean * std::exp(log_size), (1 - mean) * std::exp(log_size));
    };
    const double logit = std::log(fit.mean / (1 - fit.mean));
    const double log_size = fit.rho_at_boundary ? 14.0 : std::log(fit.alpha + fit.beta);
    const double best = slow(logit, log_size);
    CHECK(fit.log_likelihood == Approx(best).epsilon(fit.rho_at_boundary ? 1e-3 : 1e-9));
    for (const double mean_step : {-0.5, -0.1, -0.001, 0.0, 0.001, 0.1, 0.5}) {
      for (const double size_step : {-3.0, -0.5, -0.1, -0.001, 0.0, 0.001, 0.1, 0.5, 3.0}) {
        if (fit.rho_at_boundary && size_step > 0) continue;
        CHECK(slow(logit + mean_step, log_size + size_step) <= fit.log_likelihood + 1e-9);
      }
    }
    if (fit.rho_at_boundary) continue;
    ++inside;
    CHECK(fit.rho == Approx(1 / (fit.alpha + fit.beta + 1)).epsilon(1e-12));
    if (fit.rho < 1e-3) continue;   // the differences below lose their digits
    const double h = 1e-3;
    const double mm = (slow(logit + h, log_size) - 2 * best + slow(logit - h, log_size)) / (h * h);
    const double ss = (slow(logit, log_size + h) - 2 * best + slow(logit, log_size - h)) / (h * h);
    const double ms = (slow(logit + h, log_size + h) - slow(logit + h, log_size - h) - slow(logit - h, log_size + h) +
                       slow(logit - h, log_size - h)) / (4 * h * h);
    CHECK(fit.se_logit_mean == Approx(std::sqrt(-ss / (mm * ss - ms * ms))).epsilon(2e-3));
  }
  CHECK(inside >= 15);
}

TEST_CASE("a beta-binomial fit does not depend on order and mirrors with the events", "[unit]") {
  std::mt19937 random(71);
  for (int repeat = 0; repeat < 10; ++repeat) {
    auto series = random_series(random, 8, 20, 0.5, 0.9);
    const BetaBinomialFit fit = fit_beta_binomial(series);
    std::shuffle(series.begin(), series.end(), random);
    CHECK(fit_beta_binomial(series).rho == Approx(fit.rho).epsilon(1e-9));
    for (auto& one : series) one.events = one.cases - one.events;
    const BetaBinomialFit mirrored = fit_beta_binomial(series);
    CHECK(mirrored.mean == Approx(1 - fit.mean).epsilon(1e-7));
    CHECK(mirrored.rho == Approx(fit.rho).epsilon(1e-6));
  }
}

TEST_CASE("many series with a known correlation give it back", "[unit]") {
  // 3000 series of 2 to 20: the standard error of rho is below 0.01.
  std::mt19937 random(73);
  const BetaBinomialFit fit = fit_beta_binomial(random_series(random, 3000, 20, 1.5, 3.0));
  CHECK(std::abs(fit.mean - 1.0 / 3) < 0.03);
  CHECK(std::abs(fit.rho - 1.0 / 5.5) < 0.03);
}

TEST_CASE("an interruption stops a long beta-binomial fit", "[unit]") {
  int looks = 0;
  CHECK_THROWS_AS(fit_beta_binomial({{100000, 1000000}, {300000, 1000000}}, [&] { if (++looks == 2) throw std::runtime_error("stop"); }),
                  std::runtime_error);
  CHECK(looks == 2);
}
