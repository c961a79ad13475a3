#include "render/axis.h"

#include <algorithm>
#include <cmath>

#include "core/text.h"

namespace casebook::render {
namespace {

constexpr double kMonth = 30.4375;
constexpr double kYear = 365.25;

/// In what the ticks are counted: `each` of the figure's own unit is one of `unit`.
struct Scale {
  double each = 1;
  std::string unit;
};

Scale scale_of(const std::string& unit, double span) {
  if (unit == "days" && span > 4 * kYear) return {kYear, "years"};
  if (unit == "days" && span > 6 * kMonth) return {kMonth, "months"};
  return {1, unit};
}

std::vector<double> tick_steps(const std::string& unit, double span, bool whole) {
  if (unit == "days") {
    if (span < 2) return {0.125, 0.25, 0.5, 1, 2};
    return {1, 2, 7, 14, 28, 56, 91, 182, 365};
  }
  if (unit == "months" && span > 4) return {1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200};
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
  axis.max = std::isfinite(figure.axis.max) ? std::max(figure.axis.max, 0.0) : 0.0;
  axis.min = std::isfinite(figure.axis.min) ? std::min(figure.axis.min, 0.0) : 0.0;
  bool whole = axis.max == std::floor(axis.max);
  const auto reach = [&](const std::optional<double>& place) {
    if (!finite(place)) return;
    axis.min = std::min(axis.min, *place);
    axis.max = std::max(axis.max, *place);
    whole = whole && *place == std::floor(*place);
  };
  for (const document::Lane& lane : figure.lanes) {
    for (const document::Mark& mark : lane.marks) {
      for (const auto& place : {mark.lower, mark.upper, mark.point}) reach(place);
    }
    for (const document::BandStep& step : lane.band) reach(step.from);
  }
  if (!(axis.max > axis.min)) axis.max = axis.min + 1;
  const double span = axis.max - axis.min;
  axis.unit = figure.axis.unit;
  if (!std::isfinite(span) || !std::isnormal(span)) {
    axis.ticks = {axis.min, axis.max};
  } else {
    const Scale scale = scale_of(figure.axis.unit, span);
    axis.unit = scale.unit;
    for (const double step : tick_steps(scale.unit, span / scale.each, whole && scale.each == 1)) {
      const double first = std::ceil(axis.min / scale.each / step - 1e-9);
      const double last = std::floor(axis.max / scale.each / step + 1e-9);
      if (last - first + 1 > std::max(most_ticks, 2)) continue;
      for (double i = first; i <= last; ++i) {
        axis.ticks.push_back(i * step * scale.each + 0.0);  // no -0
        axis.labels.push_back(tick_label(i * step + 0.0));
      }
      break;
    }
    if (axis.ticks.empty()) axis.ticks = {axis.min};
  }
  while (axis.labels.size() < axis.ticks.size()) axis.labels.push_back(tick_label(axis.ticks[axis.labels.size()]));
  const bool plural = axis.unit.size() > 2 && axis.unit.back() == 's' && axis.unit[axis.unit.size() - 2] != 's';
  if (plural && axis.labels.back() == "1") axis.unit.pop_back();
  return axis;
}

std::string tick_label(double tick) { return core::number_text(tick, 6); }

bool open_above(const document::Mark& mark) { return finite(mark.lower) && !finite(mark.upper); }

bool open_below(const document::Mark& mark) {
  return mark.kind != document::MarkKind::amount && !finite(mark.lower) && finite(mark.upper);
}

bool is_point(const document::Mark& mark) {
  return (mark.kind == document::MarkKind::somewhere || mark.kind == document::MarkKind::happening) &&
         finite(mark.lower) && finite(mark.upper) && *mark.lower == *mark.upper;
}

std::size_t LaneRows::take(double from, double to, double gap, std::size_t first) {
  std::size_t row = first;
  while (row < ends_.size() && from < ends_[row]) ++row;
  if (row >= ends_.size()) ends_.resize(row + 1, -1e300);
  ends_[row] = to + gap;
  return row;
}

}  // namespace casebook::render
