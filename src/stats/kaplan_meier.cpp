#include "stats/kaplan_meier.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <tuple>

#include "core/errors.h"
#include "stats/requirements.h"

namespace casebook::stats {
namespace {

constexpr double kMedianSlack = 1e-9;   // products of fractions may round to either side of 1/2

void require_observation(const TimedObservation& observation, std::size_t index) {
  const std::string where = " of observation " + std::to_string(index + 1);
  if (!std::isfinite(observation.time)) {
    throw core::DomainError("time = " + exact_text(observation.time) + where + ": expected a finite number");
  }
  if (!(observation.count > 0) || !std::isfinite(observation.count)) {
    throw core::DomainError("count = " + exact_text(observation.count) + where + ": expected a finite number above 0");
  }
}

}  // namespace

KaplanMeier kaplan_meier(std::vector<TimedObservation> observations, double level) {
  require_level(level);
  for (std::size_t i = 0; i < observations.size(); ++i) require_observation(observations[i], i);
  // Also by count, so that the order given changes no rounding.
  std::sort(observations.begin(), observations.end(), [](const auto& a, const auto& b) {
    return std::tie(a.time, a.event, a.count) < std::tie(b.time, b.event, b.count);
  });

  KaplanMeier curve;
  for (const auto& observation : observations) {
    if (curve.rows.empty() || curve.rows.back().time != observation.time) {
      curve.rows.emplace_back();
      curve.rows.back().time = observation.time;
    }
    (observation.event ? curve.rows.back().events : curve.rows.back().censored) += observation.count;
  }
  // From the last time backwards: those left after it are then exactly 0, whatever the counts.
  double left = 0;
  for (auto row = curve.rows.rbegin(); row != curve.rows.rend(); ++row) {
    left += row->censored;
    row->at_risk = left + row->events;
    left = row->at_risk;
    curve.events += row->events;
  }
  curve.n = left;
  if (!std::isfinite(curve.n)) throw core::DomainError("count: expected counts whose sum is finite");

  const double z = normal_quantile(level);
  double survival = 1;
  double variance_log = 0;
  for (std::size_t i = 0; i < curve.rows.size(); ++i) {
    KaplanMeierRow& row = curve.rows[i];
    const double after = row.censored + (i + 1 < curve.rows.size() ? curve.rows[i + 1].at_risk : 0);
    if (row.events > 0) {
      survival *= after / row.at_risk;
      if (after > 0) variance_log += row.events / row.at_risk / after;
    }
    row.survival = survival;
    if (!(survival > 0)) continue;
    row.std_error_log = std::sqrt(variance_log);
    row.std_error = survival * *row.std_error_log;
    if (survival < 1) {
      const double log_survival = std::log(survival);
      const double width = std::exp(z * *row.std_error_log / -log_survival);
      row.lower = std::exp(log_survival * width);
      row.upper = std::exp(log_survival / width);
    }
  }
  return curve;
}

std::optional<SurvivalEstimate> kaplan_meier_at(const KaplanMeier& curve, double time) {
  if (std::isnan(time)) throw core::DomainError("time = nan: expected a number");
  if (curve.rows.empty()) return std::nullopt;
  const auto after = std::upper_bound(curve.rows.begin(), curve.rows.end(), time,
                                      [](double at, const KaplanMeierRow& row) { return at < row.time; });
  if (after == curve.rows.begin()) return SurvivalEstimate{1, 0, std::nullopt, std::nullopt};
  const KaplanMeierRow& row = *(after - 1);
  if (after == curve.rows.end() && row.time < time && row.survival > 0) return std::nullopt;
  return SurvivalEstimate{row.survival, row.std_error, row.lower, row.upper};
}

KaplanMeierMedian kaplan_meier_median(const KaplanMeier& curve) {
  KaplanMeierMedian median;
  for (const KaplanMeierRow& row : curve.rows) {
    if (!median.estimate && row.survival <= 0.5 + kMedianSlack) {
      median.estimate = row.time;
      median.half_reached_exactly = row.survival >= 0.5 - kMedianSlack;
    } else if (median.half_reached_exactly && !median.half_stretch_ends_at && row.events > 0) {
      median.half_stretch_ends_at = row.time;
    }
    if (!median.lower && row.lower && *row.lower <= 0.5) median.lower = row.time;
    if (!median.upper && row.upper && *row.upper <= 0.5) median.upper = row.time;
  }
  return median;
}

}  // namespace casebook::stats
