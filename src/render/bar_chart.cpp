#include "render/bar_chart.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include "core/text.h"
#include "document/figure.h"
#include "render/axis.h"
#include "render/cell_text.h"
#include "render/figure_words.h"
#include "render/text_layout.h"

namespace casebook::render {
namespace {

using document::Lane;
using document::Mark;
using document::MarkKind;

constexpr int kWidestPlot = 60;

struct Signs {
  std::string solid, other, hatched, zero, not_stated;
  std::string line, left_end, right_end, estimate, pooled, pooled_left, pooled_right;
  std::vector<std::string> heights;  ///< of a band, from 0 to 1
};

Signs signs_of(bool unicode) {
  if (!unicode) {
    return {"#", "=", ":", "|", ".", "-", "|", "|", "O", "X", "<", ">", {" ", "1", "2", "3", "4", "5", "6", "7", "8", "9", "#"}};
  }
  return {"█", "▓", "▒", "▏", std::string(kNotStated), "─", "├", "┤", "■", "◆", "◁", "▷",
          {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"}};
}

/// `text` from column `column` on in `line`, which grows as needed.
void put(std::string& line, int column, const std::string& text) { line = padded(line, column) + text; }

/// Shapes that a key has to explain.
struct Used {
  bool hatched = false, point = false, open_above = false, open_below = false, interval = false, pooled = false, band = false;
};

/// Signs on a grid; a longer text takes the columns behind its first.
class Rows {
 public:
  void put(std::size_t row, int column, const std::string& text) {
    if (row >= rows_.size()) rows_.resize(row + 1);
    auto& cells = rows_[row];
    const auto at = static_cast<std::size_t>(column);
    const auto width = static_cast<std::size_t>(core::display_width(text));
    if (cells.size() < at + width) cells.resize(at + width, " ");
    cells[at] = text;
    for (std::size_t i = 1; i < width; ++i) cells[at + i].clear();
  }
  void fill(std::size_t row, int from, int to, const std::string& sign) {
    for (int column = from; column < to; ++column) put(row, column, sign);
  }
  std::vector<std::string> lines() const {
    std::vector<std::string> lines;
    for (const auto& cells : rows_) {
      std::string line;
      for (const std::string& cell : cells) line += cell;
      lines.push_back(line);
    }
    return lines;
  }

 private:
  std::vector<std::vector<std::string>> rows_;
};

class Chart {
 public:
  Chart(const Axis& axis, int plot, bool unicode) : axis_(axis), plot_(plot), unicode_(unicode), signs_(signs_of(unicode)) {}

  /// The rows of a lane; words without room go to `left_over`.
  std::vector<std::string> rows_of(const Lane& lane, std::vector<std::string>& left_over) {
    if (!lane.band.empty()) return band_rows(lane);
    Rows rows;
    LaneRows taken;
    std::size_t pieces = 0;
    const bool some_stated = std::any_of(lane.marks.begin(), lane.marks.end(), [](const Mark& mark) { return !document::is_not_stated(mark); });
    for (const Mark& mark : lane.marks) {
      if (mark.kind == MarkKind::happening) continue;
      if (document::is_not_stated(mark)) {
        if (!some_stated) rows.put(taken.take(0, 1, 1), 0, signs_.not_stated);
        continue;
      }
      draw_bar(mark, mark.kind == MarkKind::amount ? pieces++ : 0, rows, taken);
    }
    std::vector<const Mark*> happenings;
    for (const Mark& mark : lane.marks) {
      if (mark.kind == MarkKind::happening && !document::is_not_stated(mark)) happenings.push_back(&mark);
    }
    std::stable_sort(happenings.begin(), happenings.end(), [&](const Mark* a, const Mark* b) { return place(*a).first < place(*b).first; });
    const std::size_t first = taken.count();
    for (const Mark* mark : happenings) draw_happening(*mark, first, rows, taken, left_over);
    return rows.lines();
  }

  std::vector<std::string> key() const {
    std::vector<std::string> key;
    if (used_.hatched) key.push_back(signs_.hatched + " somewhere in here");
    if (used_.point) key.push_back(signs_.solid + " at this point");
    if (used_.interval) key.push_back(signs_.left_end + signs_.line + signs_.estimate + signs_.line + signs_.right_end + " estimate and interval");
    if (used_.pooled) key.push_back(signs_.pooled_left + signs_.line + signs_.pooled + signs_.line + signs_.pooled_right + " pooled");
    if (used_.band && unicode_) key.emplace_back("▁▄█ a little, half, all: above at most, below at least so many");
    if (used_.band && !unicode_) key.emplace_back("1-9 tenths, # all: above at most, below at least so many");
    if (used_.open_above) key.emplace_back("> no upper bound stated");
    if (used_.open_below) key.emplace_back("< no lower bound stated");
    return key;
  }

 private:
  int column_of(double value) const { return static_cast<int>(std::lround(axis_.share(value) * plot_)); }

  /// Columns [from, to) of a mark; something that is there is seen.
  std::pair<int, int> place(const Mark& mark) const {
    const auto lower = finite(mark.lower);
    const auto upper = finite(mark.upper);
    int from = lower ? column_of(*lower) : mark.kind == MarkKind::amount ? column_of(0.0) : 0;
    int to = upper ? column_of(*upper) : plot_;
    if (to < from) std::swap(from, to);
    from = std::min(from, plot_ - 1);
    return {from, std::max(to, from + 1)};
  }

  void draw_hatch(const Mark& mark, std::size_t row, int from, int to, Rows& rows) {
    used_.hatched = true;
    rows.fill(row, from, to, signs_.hatched);
    if (open_below(mark)) rows.put(row, from, "<");
    if (open_above(mark)) rows.put(row, to - 1, ">");
    used_.open_below = used_.open_below || open_below(mark);
    used_.open_above = used_.open_above || open_above(mark);
  }

  void draw_bar(const Mark& mark, std::size_t piece, Rows& rows, LaneRows& taken) {
    auto [from, to] = place(mark);
    if (mark.kind == MarkKind::amount && finite(mark.upper) && !finite(mark.lower) && *mark.upper == 0) {
      rows.put(taken.take(from, from + 1, 0), from, signs_.zero);
      return;
    }
    // Bars end to end share at most the column in which they meet.
    if (piece > 0 && from < last_end_ && from + 1 >= last_end_ && to > last_end_) from = last_end_;
    if (mark.kind == MarkKind::amount) last_end_ = to;
    const std::size_t row = taken.take(from, to, 0);
    switch (mark.kind) {
      case MarkKind::somewhere:
        if (is_point(mark)) {
          used_.point = true;
          rows.fill(row, from, to, signs_.solid);
        } else {
          draw_hatch(mark, row, from, to, rows);
        }
        break;
      case MarkKind::interval:
      case MarkKind::pooled: {
        const bool pooled = mark.kind == MarkKind::pooled;
        (pooled ? used_.pooled : used_.interval) = true;
        rows.fill(row, from, to, signs_.line);
        rows.put(row, from, open_below(mark) ? "<" : pooled ? signs_.pooled_left : signs_.left_end);
        rows.put(row, to - 1, open_above(mark) ? ">" : pooled ? signs_.pooled_right : signs_.right_end);
        used_.open_below = used_.open_below || open_below(mark);
        used_.open_above = used_.open_above || open_above(mark);
        if (finite(mark.point)) rows.put(row, std::clamp(column_of(*mark.point), from, to - 1), pooled ? signs_.pooled : signs_.estimate);
        break;
      }
      case MarkKind::happening:
      case MarkKind::amount: {
        rows.fill(row, from, to, piece % 2 == 0 ? signs_.solid : signs_.other);
        const std::string inside = clean(mark.symbol);
        const int width = core::display_width(inside);
        if (width > 0 && width + 2 <= to - from) rows.put(row, from + (to - from - width) / 2, inside);
        if (open_above(mark)) {
          rows.put(row, to - 1, ">");
          used_.open_above = true;
        }
      }
    }
  }

  void draw_happening(const Mark& mark, std::size_t first, Rows& rows, LaneRows& taken, std::vector<std::string>& left_over) {
    const std::string symbol = clean(mark.symbol);
    const std::string words = clean(mark.words);
    const int symbol_width = std::max(core::display_width(symbol), 1);
    const int width = words.empty() ? 0 : core::display_width(words) + 1;
    auto [from, to] = place(mark);
    if (is_point(mark)) to = from;  // the symbol stands on the point itself
    const int end = to + symbol_width;
    const bool behind = end + width <= plot_ + 1;
    const bool before = !behind && from - width >= 0;
    if (!behind && !before && !words.empty()) left_over.push_back(symbol + " " + words);
    const int start = before ? from - width : from;
    const std::size_t row = taken.take(start, behind ? end + width : end, 1, first);
    if (to > from) draw_hatch(mark, row, from, to, rows);
    if (!symbol.empty()) rows.put(row, to, symbol);
    if (width > 0 && behind) rows.put(row, end + 1, words);
    if (width > 0 && before) rows.put(row, start, words);
  }

  std::vector<std::string> band_rows(const Lane& lane) {
    used_.band = true;
    std::vector<std::string> rows(2);
    const auto top = static_cast<double>(signs_.heights.size() - 1);
    for (int column = 0; column < plot_; ++column) {
      const double middle = axis_.min + (axis_.max - axis_.min) * (column + 0.5) / plot_;
      const document::BandStep* step = nullptr;
      for (const document::BandStep& candidate : lane.band) {
        if (candidate.from <= middle) step = &candidate;
      }
      const auto sign = [&](double share, bool up) {
        const double height = std::clamp(share, 0.0, 1.0) * top;
        return signs_.heights[static_cast<std::size_t>(up ? std::ceil(height - 1e-9) : std::floor(height + 1e-9))];
      };
      rows[0] += step == nullptr ? " " : sign(step->most, true);
      rows[1] += step == nullptr ? " " : sign(step->least, false);
    }
    return rows;
  }

  std::string clean(const std::string& text) const { return unicode_ ? one_line(text) : ascii_marks(one_line(text)); }

  const Axis& axis_;
  int plot_;
  bool unicode_;
  Signs signs_;
  Used used_;
  int last_end_ = 0;
};

}  // namespace

std::string bar_chart(const document::Figure& figure, int width, bool unicode) {
  width = std::max(width, 20);
  const auto clean = [&](const std::string& text) { return unicode ? one_line(text) : ascii_marks(one_line(text)); };

  int label_width = 0;
  int note_width = 0;
  bool any_happening = false;
  for (const Lane& lane : figure.lanes) {
    label_width = std::max(label_width, core::display_width(clean(lane.label)));
    note_width = std::max(note_width, core::display_width(clean(note_of(lane))));
    for (const Mark& mark : lane.marks) any_happening = any_happening || mark.kind == MarkKind::happening;
  }
  label_width = std::min(label_width, std::max(width / 3, 8));
  const int left = 1 + label_width + (label_width > 0 ? 2 : 0);
  if (width >= 80) note_width = std::min(note_width, width / 3);  // longer notes are wrapped
  const bool notes_beside = note_width > 0 && note_width <= width / 3 && width - left - note_width - 3 >= 10;
  const int gap = any_happening ? 3 : 2;  // a symbol may stand on the end of the axis
  const int plot = std::clamp(width - left - (notes_beside ? note_width + gap : gap - 2), 4, kWidestPlot);

  // As many ticks as their labels leave room for.
  Axis axis = axis_of(figure, 9);
  for (int most = 8; most >= 2; --most) {
    int label = 0;
    for (const std::string& text : axis.labels) label = std::max(label, core::display_width(text));
    if (axis.ticks.size() < 2 || (axis.share(axis.ticks[1]) - axis.share(axis.ticks[0])) * plot >= label + 2) break;
    axis = axis_of(figure, most);
  }
  const std::string unit = clean(axis.unit);
  std::string ticks;
  bool unit_shown = unit.empty();
  for (std::size_t i = 0; i < axis.ticks.size(); ++i) {
    const int column = left + static_cast<int>(std::lround(axis.share(axis.ticks[i]) * plot));
    const std::string& label = axis.labels[i];
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

  Chart chart(axis, plot, unicode);
  std::string group;
  for (const Lane& lane : figure.lanes) {
    if (lane.group != group && !lane.group.empty()) append_hanging(out, " ", clean(lane.group), width);
    group = lane.group;
    std::vector<std::string> labels{""};
    if (label_width > 0) labels = wrapped_lines(clean(lane.label), label_width);
    std::vector<std::string> left_over;
    std::vector<std::string> rows = chart.rows_of(lane, left_over);
    if (rows.empty()) rows.emplace_back();
    std::string note = clean(note_of(lane));
    for (const std::string& words : left_over) note += (note.empty() ? "" : "; ") + words;
    const auto notes = note.empty() ? std::vector<std::string>{} : wrapped_lines(note, notes_beside ? note_width : std::max(width - left, 8));
    for (std::size_t i = 0; i < notes.size(); ++i) {
      if (!notes_beside) {
        rows.push_back(notes[i]);
      } else {
        if (i >= rows.size()) rows.emplace_back();
        rows[i] = padded(rows[i], plot + gap) + notes[i];
      }
    }
    for (std::size_t i = 0; i < std::max(labels.size(), rows.size()); ++i) {
      std::string line = " " + (i < labels.size() ? labels[i] : std::string());
      if (i < rows.size()) line = padded(line, left) + rows[i];
      out += without_trailing_spaces(line) + "\n";
    }
  }
  std::vector<std::string> key;
  for (const document::FigureKey& entry : figure.key) key.push_back(clean(entry.symbol + " " + entry.words));
  for (std::string& entry : chart.key()) key.push_back(std::move(entry));
  append_entries(out, " ", key, width);
  return out;
}

}  // namespace casebook::render
