#pragma once
// The languages of `value` and `age` (case_files.md 7).

#include <optional>
#include <string>
#include <string_view>

#include "core/reading.h"

namespace casebook::core {

/// A value as written. "at least 80 %" is (80, none, %); "90 %" is (90, 90, %); "7 of 10" is (7, 7, 'of 10').
/// Words that are no number leave min and max empty; the words are always kept. The unit is all that stands behind the number, so that
/// "90 % of lesions" is not taken for 90 %.
struct Value {
  std::optional<double> min;
  std::optional<double> max;
  std::string unit;
  std::string statistic = "each";   ///< 'each', 'mean', 'median', 'range'
  std::optional<double> sd;
  std::string words;
};

/// Error: value-unreadable (a comparison without a number, a reversed range, a decimal comma).
Reading<Value> read_value(std::string_view text);

/// Ages in years: "62", "40s" (40, 49), "over 60" (60, none), "18 months" (1.5), "mean 56 years", "middle-aged" (words only).
/// Error: value-unreadable. Warning: age-implausible (above 120 years, or below 0).
Reading<Value> read_age(std::string_view text);

}  // namespace casebook::core
