#include "casefile/dose_units.h"

namespace casebook::casefile {

namespace {

std::optional<double> milligrams(std::string_view unit) {
  if (unit == "g") return 1000;
  if (unit == "mg") return 1;
  if (unit == "mcg") return 0.001;
  return std::nullopt;
}

}  // namespace

std::optional<double> unit_factor(std::string_view unit, std::string_view wanted) {
  if (unit == wanted) return 1;
  const std::optional<double> from = milligrams(unit);
  const std::optional<double> to = milligrams(wanted);
  return from && to ? std::optional<double>(*from / *to) : std::nullopt;
}

}  // namespace casebook::casefile
