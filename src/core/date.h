#pragma once
// Calendar dates that may be partial: YYYY, YYYY-MM or YYYY-MM-DD (ISO 8601).

#include <optional>
#include <string>
#include <string_view>

namespace casebook::core {

struct Date {
  int year = 0;
  std::optional<int> month;
  std::optional<int> day;
  /// ISO form with the precision given.
  std::string text() const;
};

/// nullopt unless `text` is exactly a date of one of the three shapes that exists in the (Gregorian) calendar, years 1500 to 2999.
std::optional<Date> read_date(std::string_view text);

/// Whether `date` (any precision) begins after `today` (YYYY-MM-DD).
bool is_after(const Date& date, const Date& today);

}  // namespace casebook::core
