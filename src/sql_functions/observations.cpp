#include "sql_functions/observations.h"

#include <simdjson.h>

#include <cmath>
#include <limits>
#include <optional>
#include <string>

namespace casebook::sql_functions {
namespace {

namespace dom = simdjson::dom;

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr std::size_t kDeepest = 8;

const char* kind(dom::element element) {
  switch (element.type()) {
    case dom::element_type::ARRAY: return "an array";
    case dom::element_type::OBJECT: return "an object";
    case dom::element_type::STRING: return "text";
    case dom::element_type::BOOL: return "true or false";
    case dom::element_type::NULL_VALUE: return "null";
    case dom::element_type::INT64:
    case dom::element_type::UINT64:
    case dom::element_type::DOUBLE: return "a number";
  }
  return "something else";
}

/// One row of the array: its values, for messages also which row of which argument.
class JsonRow {
 public:
  JsonRow(const Argument& argument, std::size_t number, dom::array values) : argument_(argument), number_(number), values_(values) {}

  std::size_t size() const { return values_.size(); }

  ArgumentError refusal(const std::string& message) const {
    return ArgumentError(std::string(argument_.function) + ": " + argument_.name + ", row " + std::to_string(number_) + ": " + message);
  }

  /// nullopt for null.
  std::optional<double> number_or_null(std::size_t index, const char* name) const {
    const dom::element element = values_.at(index).value_unsafe();
    if (element.is_null()) return std::nullopt;
    return number(index, name);
  }

  double number(std::size_t index, const char* name) const {
    const dom::element element = values_.at(index).value_unsafe();
    double value = 0;
    if (element.get(value) != simdjson::SUCCESS || !std::isfinite(value)) {
      throw refusal(std::string(name) + " is " + kind(element) + ": expected a number");
    }
    return value;
  }

  long long whole(std::size_t index, const char* name) const {
    const double value = number(index, name);
    if (std::abs(value) > 9007199254740992.0 || value != std::trunc(value)) {
      throw refusal(std::string(name) + " = " + stats::exact_text(value) + ": expected a whole number");
    }
    return static_cast<long long>(value);
  }

  bool yes_or_no(std::size_t index, const char* name) const {
    const dom::element element = values_.at(index).value_unsafe();
    bool value = false;
    if (element.get(value) == simdjson::SUCCESS) return value;
    const double figure = number(index, name);
    if (figure != 0 && figure != 1) throw refusal(std::string(name) + " = " + stats::exact_text(figure) + ": expected 1 or 0");
    return figure == 1;
  }

 private:
  const Argument& argument_;
  std::size_t number_;
  dom::array values_;
};

std::string sentence(simdjson::error_code error) {
  if (error == simdjson::DEPTH_ERROR) return "brackets are nested too deeply";
  if (error == simdjson::NUMBER_ERROR) return "a number is malformed or too large";
  if (error == simdjson::UTF8_ERROR) return "it is not valid UTF-8";
  if (error == simdjson::EMPTY) return "it is empty";
  return "it is no valid JSON";
}

/// Reads each row as `read` does; `shape` says how rows look, `least` and `most` how long they are.
template <typename Read>
auto rows_of(const Argument& argument, const char* shape, std::size_t least, std::size_t most, Read read) {
  using Item = decltype(read(std::declval<const JsonRow&>()));
  std::vector<Item> items;
  if (argument.is_null()) return items;
  const auto refusal = [&](const std::string& found) {
    return ArgumentError(std::string(argument.function) + ": " + argument.name + ": " + found + "; expected [" + shape + ", ...]");
  };
  const std::string_view text = argument.text();
  dom::parser parser;
  if (parser.allocate(text.size(), kDeepest) != simdjson::SUCCESS) throw std::bad_alloc();
  dom::element root;
  const simdjson::padded_string padded(text);
  if (const auto error = parser.parse(padded).get(root); error == simdjson::MEMALLOC) {
    throw std::bad_alloc();
  } else if (error != simdjson::SUCCESS) {
    throw refusal(sentence(error));
  }
  dom::array array;
  if (root.get(array) != simdjson::SUCCESS) throw refusal(std::string("found ") + kind(root));
  std::size_t number = 0;
  for (const dom::element element : array) {
    ++number;
    dom::array values;
    const bool is_array = element.get(values) == simdjson::SUCCESS;
    const JsonRow row(argument, number, values);
    if (!is_array) throw row.refusal(std::string("found ") + kind(element) + ", expected " + shape);
    if (row.size() < least || row.size() > most) {
      throw row.refusal("found " + std::to_string(row.size()) + (row.size() == 1 ? " value" : " values") + ", expected " + shape);
    }
    items.push_back(read(row));
  }
  return items;
}

double count_of(const JsonRow& row) {
  if (row.size() < 3) return 1;
  const double count = row.number(2, "count");
  if (!(count > 0)) throw row.refusal("count = " + stats::exact_text(count) + ": expected a number above 0");
  return count;
}

}  // namespace

std::vector<stats::IntervalObservation> interval_observations(const Argument& json) {
  return rows_of(json, "[lower, upper, count]", 2, 3, [](const JsonRow& row) {
    const double lower = row.number_or_null(0, "lower").value_or(-kInfinity);
    const double upper = row.number_or_null(1, "upper").value_or(kInfinity);
    if (lower > upper) {
      throw row.refusal("lower = " + stats::exact_text(lower) + ": expected at most upper = " + stats::exact_text(upper));
    }
    return stats::IntervalObservation{lower, upper, count_of(row)};
  });
}

std::vector<stats::TimedObservation> timed_observations(const Argument& json) {
  return rows_of(json, "[time, event, count]", 2, 3, [](const JsonRow& row) {
    return stats::TimedObservation{row.number(0, "time"), row.yes_or_no(1, "event"), count_of(row)};
  });
}

std::vector<stats::Series> series_of(const Argument& json) {
  return rows_of(json, "[x, n]", 2, 2, [](const JsonRow& row) {
    const stats::Series series{row.whole(0, "x"), row.whole(1, "n")};
    if (series.cases < 1) throw row.refusal("n = " + std::to_string(series.cases) + ": expected 1 or above");
    if (series.events < 0 || series.events > series.cases) {
      throw row.refusal("x = " + std::to_string(series.events) + ": expected 0 to n = " + std::to_string(series.cases));
    }
    return series;
  });
}

}  // namespace casebook::sql_functions
