#include "core/date.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace casebook::core {

namespace {

/// The number that `count` digits at `offset` form; nullopt when one of them is no digit.
std::optional<int> digits_at(std::string_view text, std::size_t offset, std::size_t count) {
  int number = 0;
  for (const char c : text.substr(offset, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

int days_in_month(int year, int month) {
  if (month == 2) return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

}  // namespace

std::string Date::text() const {
  if (!month) return fmt::format("{:04}", year);
  if (!day) return fmt::format("{:04}-{:02}", year, *month);
  return fmt::format("{:04}-{:02}-{:02}", year, *month, *day);
}

std::optional<Date> read_date(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
  const std::optional<int> year = digits_at(text, 0, 4);
  if (!year || *year < 1500 || *year > 2999) return std::nullopt;
  Date date{*year, std::nullopt, std::nullopt};
  if (text.size() >= 7) {
    if (text[4] != '-') return std::nullopt;
    date.month = digits_at(text, 5, 2);
    if (!date.month || *date.month < 1 || *date.month > 12) return std::nullopt;
  }
  if (text.size() == 10) {
    if (text[7] != '-') return std::nullopt;
    date.day = digits_at(text, 8, 2);
    if (!date.day || *date.day < 1 || *date.day > days_in_month(*year, *date.month)) return std::nullopt;
  }
  return date;
}

bool is_after(const Date& date, const Date& today) {
  const auto first_day = [](const Date& d) { return std::tuple(d.year, d.month.value_or(1), d.day.value_or(1)); };
  return first_day(date) > first_day(today);
}

}  // namespace casebook::core
