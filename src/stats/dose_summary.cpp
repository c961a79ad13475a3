#include "stats/dose_summary.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <tuple>

#include "core/errors.h"
#include "stats/requirements.h"

namespace casebook::stats {
namespace {

constexpr std::int64_t kMostDoses = std::int64_t{1} << 53;

void require_dose(const CountedDose& dose, std::size_t index) {
  const std::string where = " of dose " + std::to_string(index + 1);
  if (!std::isfinite(dose.value) || dose.value < 0) {
    throw core::DomainError("value = " + exact_text(dose.value) + where + ": expected a finite number, 0 or above");
  }
  if (dose.count < 1) throw core::DomainError("count = " + std::to_string(dose.count) + where + ": expected 1 or above");
}

/// The dose at `index`, counted from 0, of the sorted doses written out.
double dose_at(const std::vector<CountedDose>& doses, std::int64_t index) {
  for (const auto& dose : doses) {
    if (index < dose.count) return dose.value;
    index -= dose.count;
  }
  return doses.back().value;
}

/// `quarters` of four: (n - 1) p without rounding its whole part.
double quantile(const std::vector<CountedDose>& doses, std::int64_t n, std::int64_t quarters) {
  const std::int64_t whole = (n - 1) / 4 * quarters + (n - 1) % 4 * quarters / 4;
  const double part = static_cast<double>((n - 1) % 4 * quarters % 4) / 4;
  const double low = dose_at(doses, whole);
  if (part == 0) return low;
  return low + part * (dose_at(doses, whole + 1) - low);
}

}  // namespace

std::optional<DoseSummary> dose_summary(std::vector<CountedDose> doses) {
  DoseSummary summary;
  for (std::size_t i = 0; i < doses.size(); ++i) {
    require_dose(doses[i], i);
    if (doses[i].count > kMostDoses - summary.n) {
      throw core::DomainError("count = " + std::to_string(doses[i].count) + " of dose " + std::to_string(i + 1) +
                              ": expected counts whose sum is at most 2^53");
    }
    summary.n += doses[i].count;
  }
  if (doses.empty()) return std::nullopt;
  std::sort(doses.begin(), doses.end(),
            [](const auto& a, const auto& b) { return std::tie(a.value, a.count) < std::tie(b.value, b.count); });

  summary.min = doses.front().value;
  summary.q1 = quantile(doses, summary.n, 1);
  summary.median = quantile(doses, summary.n, 2);
  summary.q3 = quantile(doses, summary.n, 3);
  summary.max = doses.back().value;
  const auto n = static_cast<long double>(summary.n);
  long double sum = 0;
  long double logs = 0;
  for (const auto& dose : doses) {
    sum += static_cast<long double>(dose.value) * static_cast<long double>(dose.count);
    if (dose.value > 0) logs += std::log(static_cast<long double>(dose.value)) * static_cast<long double>(dose.count);
  }
  const long double mean = sum / n;
  long double squares = 0;
  for (const auto& dose : doses) {
    const long double difference = static_cast<long double>(dose.value) - mean;
    squares += difference * difference * static_cast<long double>(dose.count);
  }
  summary.mean = static_cast<double>(mean);
  if (summary.n > 1) summary.sd = static_cast<double>(std::sqrt(squares / (n - 1)));
  if (summary.min > 0) summary.geometric_mean = static_cast<double>(std::exp(logs / n));
  return summary;
}

}  // namespace casebook::stats
