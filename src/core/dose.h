#pragma once
// The language of `dose` and `restart` (case_files.md 6).

#include <optional>
#include <string>
#include <string_view>

#include "core/reading.h"

namespace casebook::core {

/// One dose as written. nullopt means not stated. The dose is that of one intake (30 mg twice daily is 30, 2 a day).
struct Dose {
  std::optional<double> min;
  std::optional<double> max;
  std::string unit;                      ///< 'mg', 'mcg', 'Dysport U', '%', 'mg/kg' ...; empty when not stated
  std::string per = "dose";              ///< 'dose', 'area', 'site', 'side', 'plaque', 'lesion', 'point', 'axilla', 'session', 'fraction', 'cycle'
  std::string frequency;                 ///< the words without the amount: 'nightly', 'twice daily', 'every 2 weeks', 'low dose'; "/day" is 'daily'; empty when none
  std::optional<double> doses_per_day;   ///< a rate; nullopt for "once", "as needed" and a range of rates
  std::string timing;                    ///< 'nightly', 'bedtime', 'morning', 'with meals', 'as needed' or empty
  std::optional<int> repeats;            ///< sessions or fractions: "5 sessions" -> 5
  bool approximate = false;              ///< "about"
};

/// Reads one dose; "dose not stated" is "not stated". "at most 50 mg" has no min, "at least" no max; "as needed" beats a rate beside it.
/// Errors: dose-unreadable, dose-without-unit, dose-two-steps, dose-reversed.
Reading<Dose> read_dose(std::string_view text);

/// Whether `unit` is one of the units of the dose language (any spelling); the result is the canonical spelling, or nullopt.
std::optional<std::string> canonical_dose_unit(std::string_view unit);

}  // namespace casebook::core
