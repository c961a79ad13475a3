#pragma once
// The product-limit estimate for exact and right-censored times (Kaplan & Meier 1958).

#include <optional>
#include <vector>

namespace casebook::stats {

/// `count` patients with one time: that of the event, or the last one at which there was none yet (right-censored).
struct TimedObservation {
  double time = 0;
  bool event = false;
  double count = 1;
};

/// One row for each distinct time. nullopt in standard error and limits: not defined there, see kaplan_meier().
struct KaplanMeierRow {
  double time = 0;
  double at_risk = 0;                   ///< just before `time`
  double events = 0;
  double censored = 0;                  ///< counted as after the events of the same time
  double survival = 1;                  ///< P(T > time), after the drop
  std::optional<double> std_error;      ///< Greenwood's, of `survival`
  std::optional<double> std_error_log;  ///< of log `survival`
  std::optional<double> lower;
  std::optional<double> upper;
};

struct KaplanMeier {
  std::vector<KaplanMeierRow> rows;   ///< in time order
  double n = 0;
  double events = 0;
};

/// \param level  of the pointwise two-sided limits, 0 < level < 1
/// \throws core::DomainError for a time that is no finite number, a count that is not above 0 and finite, a level outside (0, 1).
/// No observations give no rows.
///
/// Kaplan & Meier (1958), JASA 53. Variance: Greenwood (1926), std_error_log^2 = sum of d / (r (r - d)) over the times up to here.
/// Limits on the log(-log) scale (Kalbfleisch & Prentice 1980): S^exp(+-z std_error_log / |log S|); none while S = 1 and none
/// once S = 0, where that scale is not finite; there the standard errors are missing too. Assumes that who is censored is not
/// thereby nearer to the event or further from it. Interval-censored times do not belong here: see interval_npmle().
KaplanMeier kaplan_meier(std::vector<TimedObservation> observations, double level = 0.95);

/// The curve at any time.
struct SurvivalEstimate {
  double survival = 1;
  std::optional<double> std_error;
  std::optional<double> lower;
  std::optional<double> upper;
};
/// nullopt after the last time when it was censored and S > 0, and without any observation: the curve is not known there.
/// \throws core::DomainError when `time` is NaN
std::optional<SurvivalEstimate> kaplan_meier_at(const KaplanMeier& curve, double time);

/// The median and its limits; nullopt: there is no such time.
struct KaplanMeierMedian {
  std::optional<double> estimate;             ///< smallest time with S <= 1/2 (slack 1e-9)
  bool half_reached_exactly = false;          ///< S is 1/2 from there on, until `half_stretch_ends_at`
  std::optional<double> half_stretch_ends_at; ///< the next event; nullopt when none follows
  std::optional<double> lower;                ///< smallest time whose lower limit is at most 1/2
  std::optional<double> upper;                ///< smallest time whose upper limit is at most 1/2
};
/// Limits: Brookmeyer & Crowley (1982), Biometrics 38, with the log(-log) limits; rows without limits do not count.
KaplanMeierMedian kaplan_meier_median(const KaplanMeier& curve);

}  // namespace casebook::stats
