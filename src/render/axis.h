#pragma once
// The common axis of a figure's lanes: its ends, where its ticks stand and what they are called; and which marks share a row.

#include <optional>
#include <string>
#include <vector>

#include "document/document.h"

namespace casebook::render {

struct Axis {
  double min = 0;
  double max = 1;
  std::vector<double> ticks;        ///< ascending, within min and max
  std::vector<std::string> labels;  ///< of the ticks: "14", "0.25"
  std::string unit;                 ///< of the labels: long stretches of days are told in months or years; singular after a last "1"

  /// Share of the axis left of `value`, 0 to 1.
  double share(double value) const;
};

/// An axis from the lowest of 0, the figure's `min` and all bounds to the highest of its `max` and all bounds, so that
/// nothing is cut off. At most `most_ticks` (>= 2) ticks, at round numbers: weeks, months (30.4375 days) or years when
/// the unit is 'days', whole numbers when all bounds are.
Axis axis_of(const document::Figure& figure, int most_ticks);

/// "14", "0.25".
std::string tick_label(double tick);

/// The bound if it is a finite number.
std::optional<double> finite(const std::optional<double>& bound);

/// Whether a mark is drawn open at its upper end (there is a lower bound and no upper one), or at its lower end (only an
/// upper one; an amount begins at 0).
bool open_above(const document::Mark& mark);
bool open_below(const document::Mark& mark);

/// Equal bounds of a mark that lies somewhere or happens: a known point.
bool is_point(const document::Mark& mark);

/// Rows of a lane, filled from the top: what would overlap takes the next.
class LaneRows {
 public:
  /// The first row at or below `first` that is free from `from` on, taken up to `to`; `gap` is kept to what comes next.
  std::size_t take(double from, double to, double gap, std::size_t first = 0);
  std::size_t count() const { return ends_.size(); }

 private:
  std::vector<double> ends_;
};

}  // namespace casebook::render
