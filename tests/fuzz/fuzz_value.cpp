// Values and ages: bounds in order, and the words kept.

#include <cmath>
#include <set>

#include "core/value.h"
#include "property.h"

using namespace casebook;

namespace {

void demand_value(const core::Reading<core::Value>& reading, std::string_view text) {
  fuzz::demand_reading(reading);
  if (!reading.ok()) return;
  const core::Value& value = *reading.value;
  static const std::set<std::string, std::less<>> kStatistics{"each", "mean", "median", "range"};
  fuzz::demand(kStatistics.count(value.statistic) == 1, "a statistic of the catalogue", value.statistic);
  for (const auto& bound : {value.min, value.max, value.sd}) fuzz::demand(!bound || std::isfinite(*bound), "bounds are finite", text);
  fuzz::demand(!value.min || !value.max || *value.min <= *value.max, "bounds are in order", text);
  fuzz::demand(!value.sd || *value.sd >= 0, "a standard deviation is not below 0", text);
  fuzz::demand(value.words == core::trimmed(text), "the words stay as written", value.words);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  const auto value = core::read_value(text);
  demand_value(value, text);
  demand_value(core::read_age(text), text);
  if (!value.ok() || !value.value->min || value.value->min != value.value->max) return 0;
  const std::string digits = core::number_text(*value.value->min);
  // The unit is all that stands behind the number: "66 to 66 to" has the unit "to", which would make a range of what is written.
  if (digits.find_first_not_of("0123456789.") != std::string::npos || value.value->unit.substr(0, 2) == "to") return 0;
  const std::string words = digits + " " + value.value->unit;
  const auto again = core::read_value(words);
  fuzz::demand(again.ok() && again.value->min && std::abs(*again.value->min - *value.value->min) <= 1e-12 * std::abs(*value.value->min), "a number is written as it was read", words);
  return 0;
}
