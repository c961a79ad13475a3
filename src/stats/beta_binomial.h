#pragma once
// One share over several series that differ: the beta-binomial model.

#include <vector>

#include "stats/requirements.h"
#include "stats/series.h"

namespace casebook::stats {

/// The maximum of the likelihood of events_i ~ Binomial(cases_i, p_i), p_i ~ Beta(alpha, beta).
struct BetaBinomialFit {
  bool found = false;             ///< false: the likelihood still rises at rho = 0.9999, where every series is all or none
  bool rho_at_boundary = false;   ///< rho = 0: one share explains the series; alpha and beta are then infinite
  double mean = 0;                ///< alpha / (alpha + beta), the average share over series
  double rho = 0;                 ///< 1 / (alpha + beta + 1), the correlation of two patients of one series
  double alpha = 0;
  double beta = 0;
  double se_logit_mean = 0;       ///< from the observed information in both parameters, in the mean alone when rho = 0
  double log_likelihood = 0;      ///< with the binomial coefficients
};

/// The series must not all be without variation, single patients or all-or-none: see pooled_share(), which asks first.
///
/// Skellam (1948), JRSS B 10; written in products as by Griffiths (1973), Biometrics 29, which hold at rho = 0 too. Work and
/// memory grow with the greatest number of cases, not with the number of series.
BetaBinomialFit fit_beta_binomial(const std::vector<Series>& series, const Interruption& interruption = {});

}  // namespace casebook::stats
