#include "render/bar_chart.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/text.h"
#include "render/axis.h"
#include "render/cell_text.h"
#include "render/text_layout.h"

namespace casebook::render {
namespace {

constexpr int kWidestPlot = 60;

struct Signs {
  std::string solid, hatched, zero, not_stated;
};

std::string repeat(const std::string& sign, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += sign;
  return out;
}

/// `text` from column `column` on in `line`, which grows as needed.
void put(std::string& line, int column, const std::string& text) { line = padded(line, column) + text; }

std::string bar_line(const document::Bar& bar, const Axis& axis, int plot, const Signs& signs) {
  if (is_not_stated(bar)) return signs.not_stated;
  const auto column_of = [&](double value) { return static_cast<int>(std::lround(axis.share(value) * plot)); };
  const auto lower = finite(bar.lower);
  const auto upper = finite(bar.upper);
  int from = lower ? column_of(*lower) : column_of(std::min(axis.min, 0.0));
  if (!lower && !bar.interval) from = column_of(0.0);
  int to = upper ? column_of(*upper) : plot;
  if (upper && !lower && !bar.interval && *upper == 0) return repeat(" ", from) + signs.zero;
  if (to < from) std::swap(from, to);
  from = std::min(from, plot - 1);
  to = std::max(to, from + 1);  // something that is there is seen
  const std::string& sign = bar.interval && !is_point(bar) ? signs.hatched : signs.solid;
  int length = to - from;
  std::string line = repeat(" ", from);
  if (open_below(bar)) {
    line += "<";
    --length;
  }
  if (open_above(bar)) return line + repeat(sign, length - 1) + ">";
  return line + repeat(sign, length);
}

}  // namespace

std::string bar_chart(const document::Figure& figure, int width, bool unicode) {
  width = std::max(width, 20);
  const Signs signs = unicode ? Signs{"█", "▒", "▏", std::string(kNotStated)} : Signs{"#", ":", "|", "."};
  const auto clean = [&](const std::string& text) { return unicode ? one_line(text) : ascii_marks(one_line(text)); };

  int label_width = 0;
  int note_width = 0;
  for (const document::Bar& bar : figure.bars) {
    label_width = std::max(label_width, core::display_width(clean(bar.label)));
    note_width = std::max(note_width, core::display_width(clean(bar.note)));
  }
  label_width = std::min(label_width, std::max(width / 3, 8));
  const int left = 1 + label_width + (label_width > 0 ? 2 : 0);
  const bool notes_beside = note_width > 0 && note_width <= width / 3 && width - left - note_width - 2 >= 10;
  const int plot = std::clamp(width - left - (notes_beside ? note_width + 2 : 0), 4, kWidestPlot);

  // As many ticks as their labels leave room for.
  Axis axis = axis_of(figure, 9);
  for (int most = 8; most >= 2; --most) {
    int label = 0;
    for (const double tick : axis.ticks) label = std::max(label, core::display_width(tick_label(tick)));
    if (axis.ticks.size() < 2 || (axis.share(axis.ticks[1]) - axis.share(axis.ticks[0])) * plot >= label + 2) break;
    axis = axis_of(figure, most);
  }
  const std::string unit = clean(figure.axis_unit);
  std::string ticks;
  bool unit_shown = unit.empty();
  for (std::size_t i = 0; i < axis.ticks.size(); ++i) {
    const int column = left + static_cast<int>(std::lround(axis.share(axis.ticks[i]) * plot));
    const std::string label = tick_label(axis.ticks[i]);
    const bool last = i + 1 == axis.ticks.size();
    if (i > 0 && (core::display_width(ticks) >= column || column + core::display_width(label) > width)) break;
    put(ticks, column, label);
    if (last && !unit.empty() && core::display_width(ticks) + 1 + core::display_width(unit) <= width) {
      ticks += " " + unit;
      unit_shown = true;
    }
  }
  std::string out;
  if (!unit_shown && core::display_width(unit) + 3 <= left) {
    ticks = padded(" " + unit, left) + ticks.substr(static_cast<std::size_t>(left));
  } else if (!unit_shown) {
    append_hanging(out, " ", "in " + unit, width);
  }
  out += ticks + "\n";

  bool any_interval = false;
  bool any_point = false;
  bool any_open_above = false;
  bool any_open_below = false;
  for (const document::Bar& bar : figure.bars) {
    any_interval = any_interval || (bar.interval && !is_point(bar) && !is_not_stated(bar));
    any_point = any_point || is_point(bar);
    any_open_above = any_open_above || open_above(bar);
    any_open_below = any_open_below || open_below(bar);
    std::vector<std::string> labels{""};
    if (label_width > 0) labels = wrapped_lines(clean(bar.label), label_width);
    std::vector<std::string> rows{bar_line(bar, axis, plot, signs)};
    const std::string note = clean(bar.note);
    if (notes_beside) {
      rows[0] = padded(rows[0], plot + 2) + note;
    } else if (!note.empty()) {
      for (const std::string& line : wrapped_lines(note, std::max(width - left, 8))) rows.push_back(line);
    }
    for (std::size_t i = 0; i < std::max(labels.size(), rows.size()); ++i) {
      std::string line = " " + (i < labels.size() ? labels[i] : std::string());
      if (i < rows.size()) line = padded(line, left) + rows[i];
      out += without_trailing_spaces(line) + "\n";
    }
  }
  std::vector<std::string> key;
  if (any_interval) key.push_back(signs.hatched + " somewhere in here");
  if (any_point) key.push_back(signs.solid + " at this point");
  if (any_open_above) key.push_back("> no upper bound stated");
  if (any_open_below) key.push_back("< no lower bound stated");
  append_entries(out, " ", key, width);
  return out;
}

}  // namespace casebook::render
