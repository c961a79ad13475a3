#pragma once
// Makers of cells, so that a report says `cell(step.dose_min)` and an empty optional becomes "not stated".

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "document/document.h"

namespace casebook::document {

namespace detail {
template <typename T>
struct is_optional : std::false_type {};
template <typename T>
struct is_optional<std::optional<T>> : std::true_type {};
}  // namespace detail

/// The value of anything a row struct holds: numbers, bool, text, std::nullopt, or an optional of one of them (empty:
/// not stated). Whole numbers stay whole; text stays text, also when it is empty or reads like a number.
template <typename T>
Value value_of(const T& from) {
  if constexpr (std::is_same_v<T, Value>) {
    return from;
  } else if constexpr (std::is_same_v<T, std::nullopt_t> || std::is_same_v<T, std::monostate>) {
    return std::monostate{};
  } else if constexpr (detail::is_optional<T>::value) {
    return from ? value_of(*from) : Value{};
  } else if constexpr (std::is_same_v<T, bool>) {
    return from;
  } else if constexpr (std::is_integral_v<T>) {
    return static_cast<std::int64_t>(from);
  } else if constexpr (std::is_floating_point_v<T>) {
    return static_cast<double>(from);
  } else {
    static_assert(std::is_convertible_v<const T&, std::string_view>, "a cell holds a number, a bool or a text");
    return std::string(std::string_view(from));
  }
}

/// A cell that every format shows as its value.
template <typename T>
Cell cell(const T& value) {
  return Cell{value_of(value), std::nullopt};
}

/// A cell whose value goes to data formats and whose `shown` text goes to a reader: cell(60.875, "60.9").
template <typename T>
Cell cell(const T& value, std::string shown) {
  return Cell{value_of(value), std::move(shown)};
}

/// A cell that says nothing: a mark with a legend in text, null in JSON, an empty field in CSV.
Cell not_stated();

/// A cell left blank for a reader though its value is the same as above ("albers-2017" on the second row of its group).
Cell repeated(Value value);

/// "2 of 3"; the value is `affected`. An unknown side is shown with the mark of what is not stated ("· of 3", "2 of
/// ·"); both unknown is not stated.
Cell count_cell(std::optional<std::int64_t> affected, std::optional<std::int64_t> assessed);

/// `number` with at most `decimals` digits behind the point, halves away from zero, no zeros at the end: 60.875 ->
/// "60.9", 14.0 -> "14". For readers only: data formats keep all digits. Not a finite number: empty.
std::string rounded_text(double number, int decimals = 1);

/// How an event's bounds are written for a reader: "(7, 14]", "7" for equal bounds, "> 7" without an upper bound, "≤
/// 14" without a lower one; nullopt when neither is stated. One decimal.
std::optional<std::string> interval_text(std::optional<double> lower, std::optional<double> upper);

}  // namespace casebook::document
