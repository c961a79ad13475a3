#pragma once
// One share over several series that differ: the random-intercept logistic model.

#include <vector>

#include "stats/requirements.h"
#include "stats/series.h"

namespace casebook::stats {

/// The maximum of the likelihood of logit(p_i) = mu + u_i, u_i ~ N(0, tau2), events_i ~ Binomial(cases_i, p_i).
struct LogisticNormalFit {
  bool found = false;                   ///< false: the likelihood still rises at tau = 128, where every series is all or none
  bool tau2_at_boundary = false;        ///< tau2 = 0: the series do not differ more than one share explains
  double mu_logit = 0;
  double se_logit = 0;                  ///< from the observed information in (mu, tau), in mu alone when tau2 = 0
  double tau2 = 0;
  double log_likelihood = 0;            ///< with the binomial coefficients
  double log_likelihood_tau2_zero = 0;
};

/// The series must not all be without variation, single patients or all-or-none: see pooled_share(), which asks first.
///
/// The likelihood is the exact integral over u: the trapezoidal rule around each series' own greatest point, which for such smooth
/// integrands is good to rounding (Trefethen & Weideman 2014, SIAM Review 56), not Laplace's or a few nodes of quadrature. For a
/// given tau it is concave in mu (Prekopa 1973), so the profile over tau is searched on a grid, by Brent's method and by Newton's.
LogisticNormalFit fit_logistic_normal(const std::vector<Series>& series, const Interruption& interruption = {});

/// The logarithm of the likelihood itself, tau >= 0.
double logistic_normal_log_likelihood(const std::vector<Series>& series, double mu, double tau);

}  // namespace casebook::stats
