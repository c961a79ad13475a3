#pragma once
// Middle, spread and range of doses.

#include <cstdint>
#include <optional>
#include <vector>

namespace casebook::stats {

/// A dose that `count` patients took.
struct CountedDose {
  double value = 0;
  std::int64_t count = 1;
};

struct DoseSummary {
  std::int64_t n = 0;
  double min = 0;
  double q1 = 0;
  double median = 0;
  double q3 = 0;
  double max = 0;
  double mean = 0;
  std::optional<double> sd;               ///< divisor n - 1; nullopt for one dose
  std::optional<double> geometric_mean;   ///< nullopt when a dose is 0
  double iqr() const { return q3 - q1; }
};

/// Doses of one unit and one basis (all mg, or all mg/kg, or all mg a day); nullopt when there is none.
///
/// \throws core::DomainError for a dose that is negative or no finite number, a count below 1, counts whose sum is beyond 2^53
///
/// The counts are frequencies: the result is that of the doses written out count times. Quartiles are type 7 of Hyndman & Fan
/// (1996), The American Statistician 50: with x sorted and h = (n - 1) p + 1, between x[floor h] and the next one, linearly.
std::optional<DoseSummary> dose_summary(std::vector<CountedDose> doses);

}  // namespace casebook::stats
