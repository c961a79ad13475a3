#pragma once
// One share over several small series, and when none may be given.

#include <optional>
#include <vector>

#include "stats/beta_binomial.h"
#include "stats/logistic_normal.h"
#include "stats/requirements.h"
#include "stats/series.h"
#include "stats/share_interval.h"

namespace casebook::stats {

/// Why a model is fitted or not. In all cases but `ok` and `no_patients` the fixed result is the only one to print, with the reason.
enum class PoolingStatus {
  ok,
  no_patients,          ///< there is no series
  single_series,        ///< one series says nothing of how series differ
  no_variation,         ///< nobody or everybody had the event
  tau2_not_identified,  ///< every series is one patient
  tau2_infinite         ///< every series is 0 of n or n of n and both occur, or as good as that: no finite maximum
};
/// "ok", "single_series" ...: as the enumerators are written.
const char* pooling_status_name(PoolingStatus status);
/// Why there is no pooled figure, as a sentence without full stop; empty for ok.
const char* pooling_status_sentence(PoolingStatus status);

/// All patients as one sample: right only when the series do not differ.
struct FixedShare {
  PoolingStatus status = PoolingStatus::no_patients;   ///< ok or no_patients
  long long events = 0;
  long long cases = 0;
  double share = 0;
  ShareInterval interval;                              ///< Clopper-Pearson
};

/// The random-intercept logistic model. Figures have no meaning unless `status` is ok.
struct LogisticNormalShare {
  PoolingStatus status = PoolingStatus::no_patients;
  LogisticNormalFit fit;
  double lrt_tau2_zero = 0;                    ///< twice the log-likelihood difference to tau2 = 0
  double share = 0;                            ///< expit(mu): of a series with u = 0 (the median series), not the average over series
  ShareInterval interval;                      ///< expit(mu +- z se)
  ShareInterval prediction;                    ///< of a new series' share: expit(mu +- z sqrt(se^2 + tau2))
  std::optional<ShareInterval> prediction_t;   ///< with the t quantile of k - 2 degrees of freedom; nullopt for k < 3
  double i2_percent = 0;                       ///< 100 tau2 / (tau2 + the typical variance within a series)
};

/// The beta-binomial model. Figures have no meaning unless `status` is ok.
struct BetaBinomialShare {
  PoolingStatus status = PoolingStatus::no_patients;
  BetaBinomialFit fit;
  ShareInterval interval;                      ///< Wald's on the logit of the mean
};

/// Whether the series differ: one share for each against one share for all.
struct Heterogeneity {
  double statistic = 0;          ///< likelihood ratio, chi-squared with `degrees_of_freedom` when the series are large
  long long degrees_of_freedom = 0;
  double p_value = 1;
};

struct PooledShare {
  FixedShare fixed;
  LogisticNormalShare glmm;
  BetaBinomialShare beta_binomial;
  Heterogeneity heterogeneity;
};

/// \param level  of all intervals, 0 < level < 1
/// \throws core::DomainError naming the argument and the series: cases below 1 or above 1,000,000, events outside 0 to cases, a
/// level outside (0, 1). No series is a status, not an error.
///
/// Maximum likelihood throughout (Stijnen, Hamza & Oezdemir 2010, Statistics in Medicine 29; prediction intervals: Higgins, Thompson &
/// Spiegelhalter 2009, JRSS A 172; I^2: Higgins & Thompson 2002, Statistics in Medicine 21, its typical variance from 1/x + 1/(n - x)
/// with 1/2 added to both where one is 0). Assumes independent patients, each in one series; published series lean to success.
PooledShare pooled_share(const std::vector<Series>& series, double level = 0.95, const Interruption& interruption = {});

}  // namespace casebook::stats
