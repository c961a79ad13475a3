#include "core/time_unit.h"

#include <algorithm>
#include <array>
#include <vector>

namespace casebook::core {

std::optional<double> days_per(std::string_view unit) {
  struct Unit {
    double days;
    std::vector<std::string_view> names;
  };
  static const std::array<Unit, 5> kUnits{{{kDaysPerHour, {"hour", "hours", "h", "hr", "hrs"}},
                                           {1, {"day", "days", "d"}},
                                           {kDaysPerWeek, {"week", "weeks", "wk", "wks"}},
                                           {kDaysPerMonth, {"month", "months", "mo", "mos"}},
                                           {kDaysPerYear, {"year", "years", "yr", "yrs", "y"}}}};
  for (const Unit& known : kUnits) {
    if (std::find(known.names.begin(), known.names.end(), unit) != known.names.end()) return known.days;
  }
  return std::nullopt;
}

const char* unit_name(double unit_days) {
  return unit_days < 1                ? "hours"
         : unit_days == 1             ? "days"
         : unit_days == kDaysPerWeek  ? "weeks"
         : unit_days == kDaysPerMonth ? "months"
                                      : "years";
}

}  // namespace casebook::core
