// Doses: amounts in order, units of the language, and what is written of a reading reads as the same.

#include <cmath>
#include <set>

#include "core/dose.h"
#include "property.h"

using namespace casebook;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  if (const auto unit = core::canonical_dose_unit(text)) fuzz::demand(core::canonical_dose_unit(*unit) == unit, "a canonical unit is its own", *unit);
  const auto reading = core::read_dose(text);
  fuzz::demand_reading(reading);
  if (!reading.ok()) return 0;
  const core::Dose& dose = *reading.value;
  static const std::set<std::string, std::less<>> kPer{"dose", "area", "site", "side", "plaque", "lesion", "point", "axilla", "session", "fraction", "cycle"};
  static const std::set<std::string, std::less<>> kTimings{"", "nightly", "bedtime", "morning", "with meals", "as needed"};
  fuzz::demand(kPer.count(dose.per) == 1, "what a dose is for is a word of the catalogue", dose.per);
  fuzz::demand(kTimings.count(dose.timing) == 1, "a timing is a word of the catalogue", dose.timing);
  for (const auto& bound : {dose.min, dose.max}) fuzz::demand(!bound || (std::isfinite(*bound) && *bound >= 0), "amounts are numbers from 0 on", text);
  fuzz::demand(!dose.min || !dose.max || *dose.min <= *dose.max, "amounts are in order", text);
  fuzz::demand(!dose.doses_per_day || (std::isfinite(*dose.doses_per_day) && *dose.doses_per_day > 0), "a rate is above 0", text);
  fuzz::demand(!dose.repeats || *dose.repeats >= 0, "sessions are counted from 0", text);
  fuzz::demand(dose.unit.empty() || core::canonical_dose_unit(dose.unit) == dose.unit, "a unit is canonical", dose.unit);
  fuzz::demand((!dose.min && !dose.max) || !dose.unit.empty(), "no amount is without a unit", text);

  const std::string min = core::number_text(dose.min.value_or(0));
  const std::string max = core::number_text(dose.max.value_or(0));
  if ((min + max).find_first_not_of("0123456789.") != std::string::npos || (!dose.min && !dose.max)) return 0;
  std::string words = !dose.max ? "at least " + min : !dose.min ? "at most " + max : min == max ? min : min + "-" + max;
  words += " " + dose.unit;
  if (dose.per != "dose") words += " per " + dose.per;
  const auto again = core::read_dose(words);
  fuzz::demand(again.ok(), "what is written of a dose can be read", words);
  const auto near = [](const std::optional<double>& one, const std::optional<double>& other) {
    return one.has_value() == other.has_value() && (!one || std::abs(*one - *other) <= 1e-12 * std::abs(*one));
  };
  fuzz::demand(near(dose.min, again.value->min) && near(dose.max, again.value->max), "amounts are written as they were read", words);
  fuzz::demand(dose.unit == again.value->unit && dose.per == again.value->per, "unit and place are written as they were read", words);
  return 0;
}
