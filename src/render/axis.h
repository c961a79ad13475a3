#pragma once
// The common axis of a figure's bars: its ends and where its ticks stand.

#include <optional>
#include <string>
#include <vector>

#include "document/document.h"

namespace casebook::render {

struct Axis {
  double min = 0;
  double max = 1;
  std::vector<double> ticks;  ///< ascending, within min and max

  /// Share of the axis left of `value`, 0 to 1.
  double share(double value) const;
};

/// An axis from 0 (or the lowest bound, if below) to `axis_max` (or the highest bound, if above), so that no bar is cut
/// off. At most `most_ticks` (>= 2) ticks, at round numbers: weeks when the unit is 'days', whole numbers when all
/// bounds are.
Axis axis_of(const document::Figure& figure, int most_ticks);

/// Label of a tick: "14", "0.25".
std::string tick_label(double tick);

/// The bound if it is a finite number.
std::optional<double> finite(const std::optional<double>& bound);

/// Whether a bar is drawn open at its upper end (there is a lower bound and no upper one), or at its lower end (an
/// interval with only an upper one).
bool open_above(const document::Bar& bar);
bool open_below(const document::Bar& bar);

/// An interval whose bounds are equal: a known point.
bool is_point(const document::Bar& bar);

}  // namespace casebook::render
