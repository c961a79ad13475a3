#include "document/cell.h"

#include <fmt/format.h>

#include <cmath>

namespace casebook::document {

Cell not_stated() { return Cell{}; }

Cell repeated(Value value) { return Cell{std::move(value), std::string()}; }

Cell count_cell(std::optional<std::int64_t> affected, std::optional<std::int64_t> assessed) {
  if (!affected && !assessed) return not_stated();
  const auto side = [](const std::optional<std::int64_t>& number) {
    return number ? std::to_string(*number) : std::string("·");
  };
  return cell(affected, side(affected) + " of " + side(assessed));
}

std::string rounded_text(double number, int decimals) {
  if (!std::isfinite(number)) return {};
  // A number as written in decimal (0.25) may lie a hair below in binary: fifteen digits first, then the rounding.
  const double scale = std::pow(10.0, decimals);
  const double scaled = std::strtod(fmt::format("{:.15g}", number * scale).c_str(), nullptr);
  const double rounded = std::isfinite(scaled) ? std::round(scaled) / scale : number;
  std::string text = fmt::format("{:.{}f}", rounded, decimals);
  if (text.find('.') != std::string::npos) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  return text == "-0" ? "0" : text;
}

std::optional<std::string> interval_text(std::optional<double> lower, std::optional<double> upper) {
  if (lower && !std::isfinite(*lower)) lower.reset();
  if (upper && !std::isfinite(*upper)) upper.reset();
  if (!lower && !upper) return std::nullopt;
  if (!upper) return "> " + rounded_text(*lower);
  if (!lower) return "≤ " + rounded_text(*upper);
  if (*lower == *upper) return rounded_text(*lower);
  return "(" + rounded_text(*lower) + ", " + rounded_text(*upper) + "]";
}

}  // namespace casebook::document
