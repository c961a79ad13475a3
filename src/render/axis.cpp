#include "render/axis.h"

#include <algorithm>
#include <cmath>

#include "core/text.h"

namespace casebook::render {
namespace {

std::vector<double> tick_steps(const std::string& unit, double span, bool whole) {
  if (unit == "days") {
    std::vector<double> steps{1, 2, 7, 14, 28, 56, 91, 182, 365};
    if (span < 2) steps = {0.125, 0.25, 0.5, 1};
    for (double years = 2; steps.back() < span; years *= years < 4 ? 2.5 : 2)
      steps.push_back(std::round(365.25 * years));
    return steps;
  }
  if (unit == "months" && span > 4) {
    std::vector<double> steps{1, 2, 3, 6, 12, 24, 60};
    while (steps.back() < span) steps.push_back(steps.back() * 2);
    return steps;
  }
  std::vector<double> steps;
  int exponent = static_cast<int>(std::floor(std::log10(span))) - 2;
  if (whole) exponent = std::max(exponent, 0);
  for (const int last = exponent + 4; exponent <= last; ++exponent) {
    for (const double lead : {1.0, 2.0, 5.0}) {
      // 10^-1 as a division: 0.2 and not 0.2000...1.
      steps.push_back(exponent < 0 ? lead / std::pow(10.0, -exponent) : lead * std::pow(10.0, exponent));
    }
  }
  return steps;
}

}  // namespace

double Axis::share(double value) const {
  // Halves, for the span of two huge numbers is not finite.
  return std::clamp((value / 2 - min / 2) / (max / 2 - min / 2), 0.0, 1.0);
}

std::optional<double> finite(const std::optional<double>& bound) {
  return bound && std::isfinite(*bound) ? bound : std::nullopt;
}

Axis axis_of(const document::Figure& figure, int most_ticks) {
  Axis axis;
  axis.max = std::isfinite(figure.axis_max) ? std::max(figure.axis_max, 0.0) : 0.0;
  bool whole = axis.max == std::floor(axis.max);
  for (const document::Bar& bar : figure.bars) {
    for (const auto& bound : {finite(bar.lower), finite(bar.upper)}) {
      if (!bound) continue;
      axis.min = std::min(axis.min, *bound);
      axis.max = std::max(axis.max, *bound);
      whole = whole && *bound == std::floor(*bound);
    }
  }
  if (!(axis.max > axis.min)) axis.max = axis.min + 1;
  const double span = axis.max - axis.min;
  if (!std::isfinite(span) || !std::isnormal(span)) {
    axis.ticks = {axis.min, axis.max};
    return axis;
  }
  for (const double step : tick_steps(figure.axis_unit, span, whole)) {
    const double first = std::ceil(axis.min / step - 1e-9);
    const double last = std::floor(axis.max / step + 1e-9);
    if (last - first + 1 > std::max(most_ticks, 2)) continue;
    for (double i = first; i <= last; ++i) axis.ticks.push_back(i * step + 0.0);  // no -0
    break;
  }
  if (axis.ticks.empty()) axis.ticks = {axis.min};
  return axis;
}

std::string tick_label(double tick) { return core::number_text(tick, 6); }

bool open_above(const document::Bar& bar) { return finite(bar.lower) && !finite(bar.upper); }

bool open_below(const document::Bar& bar) { return bar.interval && !finite(bar.lower) && finite(bar.upper); }

bool is_point(const document::Bar& bar) {
  return bar.interval && finite(bar.lower) && finite(bar.upper) && *bar.lower == *bar.upper;
}

}  // namespace casebook::render
