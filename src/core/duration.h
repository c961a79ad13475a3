#pragma once
// The language of `for`, `follow-up`, `lasted` and `disease duration` (case_files.md 5): lengths of time.

#include <optional>
#include <string>
#include <string_view>

#include "core/reading.h"

namespace casebook::core {

/// A length of time: "4 weeks", "6-10 months", "at least 6 weeks" (42, none), "mean 30 months, SD 10". nullopt is "no
/// bound stated".
struct Duration {
  std::optional<double> min_days;
  std::optional<double> max_days;
  std::string statistic = "each";
  std::optional<double> sd_days;
};
/// Error: time-unreadable, time-reversed, time-two-looks. Note: time-vague.
Reading<Duration> read_duration(std::string_view text);

/// Days of a plain amount of time: "2 months" -> 60.875; nullopt when it is none. The SQL function days() is this.
std::optional<double> days_of(std::string_view text);

}  // namespace casebook::core
