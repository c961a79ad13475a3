#pragma once
// The reference figures of tests/reference/statistics, read.

#include <cmath>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "places.h"

namespace casebook::tests {

/// A file of tests/reference/statistics; its cases are under "cases".
inline nlohmann::json reference_figures(const std::string& name) {
  std::ifstream file(casebook::tests::source_folder() / "tests/reference/statistics" / name);
  return nlohmann::json::parse(file);
}

/// A number, or "Inf" and "-Inf".
inline double reference_number(const nlohmann::json& value) {
  if (!value.is_string()) return value.get<double>();
  return value == "Inf" ? std::numeric_limits<double>::infinity() : -std::numeric_limits<double>::infinity();
}

/// Within either bound.
inline bool is_near(double actual, double expected, double absolute, double relative) {
  if (std::isinf(expected) || std::isinf(actual)) return actual == expected;
  const double difference = std::abs(actual - expected);
  return difference <= absolute || difference <= relative * std::abs(expected);
}

/// The same for what may be missing, null in the file.
inline bool is_near(const std::optional<double>& actual, const nlohmann::json& expected, double absolute, double relative) {
  if (expected.is_null()) return !actual;
  return actual && is_near(*actual, reference_number(expected), absolute, relative);
}

}  // namespace casebook::tests
