#pragma once
// The likelihoods of the pooling models, slowly: no trick of the program is used.

#include <cmath>
#include <vector>

#include "stats/series.h"

namespace casebook::tests {

inline double log_choose(long long n, long long k) {
  double sum = 0;
  for (long long i = 1; i <= k; ++i) sum += std::log(static_cast<double>(n - k + i) / static_cast<double>(i));
  return sum;
}

/// The random-intercept logistic model by Simpson's rule from u = -width tau to width tau.
inline double simpson_log_likelihood(const std::vector<stats::Series>& series, double mu, double tau, double width = 12, int intervals = 4000) {
  double sum = 0;
  for (const stats::Series& one : series) {
    const double coefficient = log_choose(one.cases, one.events);
    const auto at = [&](double z) {
      const double logit = mu + tau * z;
      const double log_share = -std::log1p(std::exp(-logit));
      const double log_other = -std::log1p(std::exp(logit));
      return std::exp(coefficient + static_cast<double>(one.events) * log_share +
                      static_cast<double>(one.cases - one.events) * log_other - z * z / 2) /
             std::sqrt(2 * 3.14159265358979323846);
    };
    const double step = 2 * width / intervals;
    double integral = at(-width) + at(width);
    for (int k = 1; k < intervals; ++k) integral += (k % 2 == 1 ? 4 : 2) * at(-width + k * step);
    sum += std::log(integral * step / 3);
  }
  return sum;
}

/// The beta-binomial model by gamma functions.
inline double gamma_log_likelihood(const std::vector<stats::Series>& series, double alpha, double beta) {
  const auto log_beta = [](double a, double b) { return std::lgamma(a) + std::lgamma(b) - std::lgamma(a + b); };
  double sum = 0;
  for (const stats::Series& one : series) {
    sum += log_choose(one.cases, one.events) +
           log_beta(alpha + static_cast<double>(one.events), beta + static_cast<double>(one.cases - one.events)) - log_beta(alpha, beta);
  }
  return sum;
}

}  // namespace casebook::tests
