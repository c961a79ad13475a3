#pragma once
// The units in which times and lengths of time are written, and their days.

#include <optional>
#include <string_view>

namespace casebook::core {

inline constexpr double kDaysPerHour = 1.0 / 24;
inline constexpr double kDaysPerWeek = 7;
inline constexpr double kDaysPerMonth = 30.4375;
inline constexpr double kDaysPerYear = 365.25;

/// Days of one `unit`, an English word in lower case, singular, plural or short ("week", "weeks", "wk", "wks");
/// nullopt when it is no unit of time.
std::optional<double> days_per(std::string_view unit);

/// "hours", "days", "weeks", "months" or "years": the word for a unit of so many days, as days_per gives them.
const char* unit_name(double unit_days);

}  // namespace casebook::core
