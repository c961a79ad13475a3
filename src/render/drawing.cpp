#include "render/drawing.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/text.h"
#include "document/cell.h"
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

constexpr double kWidth = 736;
constexpr double kCharacter = 7.0;  // of 13px type, on the generous side
constexpr double kBoldCharacter = 8.0;
constexpr double kRow = 20;         // from one row of a lane to the next
constexpr double kBar = 14;
constexpr double kText = 15;        // from line to line
constexpr double kBand = 54;
constexpr int kLabelColumns = 30;
constexpr int kNoteColumns = 28;

constexpr std::string_view kStyle = R"css(svg.figure .axis { stroke: var(--soft); stroke-width: 1; }
svg.figure .grid { stroke: var(--line); stroke-width: 1; }
svg.figure .soft { fill: var(--soft); }
svg.figure .group { font-weight: 600; }
svg.figure .amount { fill: var(--bar); stroke: var(--ink); stroke-width: 1; }
svg.figure .other { fill: var(--paper); stroke: var(--ink); stroke-width: 1; }
svg.figure .inside { fill: var(--paper); font-size: 11px; }
svg.figure .inside.on-paper { fill: var(--ink); }
svg.figure .hatch { stroke: var(--bar); stroke-width: 3; }
svg.figure .somewhere { stroke: var(--ink); stroke-width: 1; }
svg.figure .open { fill: none; stroke: var(--ink); stroke-width: 2; }
svg.figure .whisker { fill: none; stroke: var(--ink); stroke-width: 1.5; }
svg.figure .estimate { fill: var(--ink); }
svg.figure .pooled { fill: var(--bar); stroke: var(--ink); stroke-width: 1; }
svg.figure .symbol { fill: var(--ink); stroke: var(--ink); stroke-width: 1.5; stroke-linejoin: round; }
svg.figure .symbol.hollow { fill: var(--paper); }
svg.figure .band { fill: var(--bar); fill-opacity: .35; stroke: none; }
svg.figure .step { fill: none; stroke: var(--ink); stroke-width: 1.5; }
svg.figure .step.least { stroke-dasharray: 5 3; }
)css";

/// A length in the drawing, the same text on every machine.
std::string at(double length) {
  const std::string text = fmt::format("{:.1f}", length);
  return text == "-0.0" ? "0.0" : text;
}

std::string text_at(double x, double y, std::string_view text, std::string_view attributes = {}) {
  return fmt::format("<text x=\"{}\" y=\"{}\"{}>{}</text>", at(x), at(y), attributes, with_entities(text));
}

/// The symbols that are drawn rather than left to a font, centred.
std::string symbol_shape(const std::string& symbol, double x, double y) {
  const auto path = [&](std::string_view points, bool hollow = false) {
    return fmt::format("<path class=\"symbol{}\" transform=\"translate({} {})\" d=\"{}\"/>", hollow ? " hollow" : "", at(x), at(y), points);
  };
  constexpr std::string_view kCircle = "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0Z";
  if (symbol == "▲") return path("M-5 4L0 -5L5 4Z");
  if (symbol == "▼") return path("M-5 -4L0 5L5 -4Z");
  if (symbol == "■") return path("M-4 -4H4V4H-4Z");
  if (symbol == "▶") return path("M-4 -5L5 0L-4 5Z");
  if (symbol == "◆") return path("M0 -6L5 0L0 6L-5 0Z");
  if (symbol == "●") return path(kCircle);
  if (symbol == "○") return path(kCircle, true);
  if (symbol == "✕") return path("M-4 -4L4 4M-4 4L4 -4");
  if (symbol == "→") return path("M-6 0H5M1 -4L5 0L1 4", true);
  return text_at(x, y + 4.5, one_line(symbol), " text-anchor=\"middle\"");
}

double text_width(std::string_view text) { return kCharacter * core::display_width(text); }

struct Used {
  bool hatched = false, open = false, interval = false, pooled = false, band = false;
};

class Drawing {
 public:
  Drawing(const document::Figure& figure, std::string id) : figure_(figure), id_(std::move(id)), axis_(axis_of(figure, 7)) {
    int label_columns = 0;
    int note_columns = 0;
    for (const Lane& lane : figure.lanes) {
      labels_.push_back(lane.label.empty() ? std::vector<std::string>{} : wrapped_lines(one_line(lane.label), kLabelColumns));
      for (const std::string& line : labels_.back()) label_columns = std::max(label_columns, core::display_width(line));
      const std::string note = one_line(note_of(lane));
      notes_.push_back(note.empty() ? std::vector<std::string>{} : wrapped_lines(note, kNoteColumns));
      for (const std::string& line : notes_.back()) note_columns = std::max(note_columns, core::display_width(line));
    }
    left_ = label_columns * kCharacter + 16;
    if (std::any_of(figure.lanes.begin(), figure.lanes.end(), [](const Lane& lane) { return !lane.band.empty(); })) left_ += 30;  // its own scale
    for (const Lane& lane : figure.lanes) {
      for (const Mark& mark : lane.marks) beyond_ = mark.kind == MarkKind::happening ? 36 : beyond_;
    }
    plot_ = kWidth - left_ - note_columns * kCharacter - beyond_ - 10;
  }

  /// Everything from <svg> to </svg>.
  std::string markup(std::string_view attributes, std::string_view style, bool title_seen) {
    const double top = title_seen ? 24 : 0;
    std::string lanes;
    double bottom = top + kAxisHeight + 8;
    std::string group;
    for (std::size_t i = 0; i < figure_.lanes.size(); ++i) {
      const Lane& lane = figure_.lanes[i];
      if (lane.group != group && !lane.group.empty()) {
        for (const std::string& line : wrapped_lines(one_line(lane.group), static_cast<int>(kWidth / kBoldCharacter))) {
          lanes += text_at(0, bottom + 13, line, " class=\"group\"");
          bottom += kText + 4;
        }
      }
      group = lane.group;
      bottom += append_lane(lanes, i, bottom);
    }
    std::string key;
    const double height = append_key(key, bottom + 6);
    const std::string title = markup_text(figure_.title.empty() ? figure_.name : figure_.title);
    std::string out = fmt::format("<svg class=\"figure\" viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"{}-title {}-desc\"{}>\n", at(kWidth),
                                  at(height), id_, id_, attributes);
    out += "<title id=\"" + id_ + "-title\">" + title + "</title>\n<desc id=\"" + id_ + "-desc\">" + with_entities(figure_words(figure_)) + "</desc>\n";
    out += style;
    if (used_.hatched) {
      out += "<defs><pattern id=\"" + id_ +
             "-hatch\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
             "<line class=\"hatch\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"7\"/></pattern></defs>\n";
    }
    if (title_seen) out += text_at(0, 16, one_line(figure_.title), " class=\"group\"") + "\n";
    append_axis(out, top, bottom);
    return out + lanes + key + "</svg>\n";
  }

 private:
  static constexpr double kAxisHeight = 26;

  double x(double value) const { return left_ + axis_.share(value) * plot_; }

  void append_axis(std::string& out, double top, double bottom) const {
    for (std::size_t i = 0; i < axis_.ticks.size(); ++i) {
      const std::string place = at(x(axis_.ticks[i]));
      out += fmt::format("<line class=\"grid\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>", place, at(top + kAxisHeight), place, at(bottom));
      // The unit hangs on the last label, which stands on its tick.
      const bool last = i + 1 == axis_.ticks.size();
      std::string label = axis_.labels[i];
      const double shift = text_width(label) / 2;
      if (last && !axis_.unit.empty()) label += " " + one_line(axis_.unit);
      double from = x(axis_.ticks[i]) - shift;
      from = std::min(from, kWidth - text_width(label));
      out += text_at(from, top + 16, label, " class=\"soft\"") + "\n";
    }
    out += fmt::format("<line class=\"axis\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>\n", at(left_), at(top + kAxisHeight), at(left_ + plot_),
                       at(top + kAxisHeight));
  }

  /// Height of the lane.
  double append_lane(std::string& out, std::size_t index, double top) {
    const Lane& lane = figure_.lanes[index];
    for (std::size_t line = 0; line < labels_[index].size(); ++line) {
      out += text_at(0, top + 13 + kText * static_cast<double>(line), labels_[index][line]);
    }
    for (std::size_t line = 0; line < notes_[index].size(); ++line) {
      out += text_at(left_ + plot_ + beyond_, top + 13 + kText * static_cast<double>(line), notes_[index][line]);
    }
    const double drawn = lane.band.empty() ? append_marks(out, lane, top) : append_band(out, lane, top);
    out += "\n";
    return std::max(drawn, kText * static_cast<double>(std::max(labels_[index].size(), notes_[index].size())) + 4) + 8;
  }

  double append_marks(std::string& out, const Lane& lane, double top) {
    LaneRows rows;
    std::size_t pieces = 0;
    const bool some_stated = std::any_of(lane.marks.begin(), lane.marks.end(), [](const Mark& mark) { return !document::is_not_stated(mark); });
    std::vector<const Mark*> happenings;
    for (const Mark& mark : lane.marks) {
      if (mark.kind == MarkKind::happening) {
        if (!document::is_not_stated(mark)) happenings.push_back(&mark);
      } else if (!document::is_not_stated(mark)) {
        append_bar(out, mark, mark.kind == MarkKind::amount ? pieces++ : 0, rows, top);
      } else if (!some_stated) {
        out += text_at(left_ + 4, top + 13, std::string(kNotStated) + " not stated", " class=\"soft\"");
      }
    }
    std::stable_sort(happenings.begin(), happenings.end(), [&](const Mark* a, const Mark* b) { return place(*a).first < place(*b).first; });
    const std::size_t first = rows.count();
    for (const Mark* mark : happenings) append_happening(out, *mark, first, rows, top);
    return kRow * static_cast<double>(std::max<std::size_t>(rows.count(), 1));
  }

  std::pair<double, double> place(const Mark& mark) const {
    const auto lower = finite(mark.lower);
    const auto upper = finite(mark.upper);
    double from = lower ? x(*lower) : mark.kind == MarkKind::amount ? x(0.0) : left_;
    double to = upper ? x(*upper) : left_ + plot_;
    if (to < from) std::swap(from, to);
    return {from, to};
  }

  static std::string shape_title(const std::string& words) { return words.empty() ? "" : "<title>" + with_entities(words) + "</title>"; }

  std::string rectangle(double from, double to, double top, const std::string& classes, const std::string& words) {
    const bool hatched = classes == "somewhere";
    used_.hatched = used_.hatched || hatched;
    return fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" class=\"{}\"{}>{}</rect>", at(from), at(top), at(to - from), at(kBar), classes,
                       hatched ? fmt::format(" fill=\"url(#{}-hatch)\"", id_) : "", shape_title(words));
  }

  std::string open_ends(const Mark& mark, double from, double to, double middle) {
    std::string out;
    const auto arrow = [&](double tip, double back) {
      used_.open = true;
      out += fmt::format("<path class=\"open\" d=\"M{} {} L{} {} L{} {}\"/>", at(back), at(middle - 6), at(tip), at(middle), at(back), at(middle + 6));
    };
    if (open_above(mark)) arrow(to + 10, to + 3);
    if (open_below(mark)) arrow(from - 10, from - 3);
    return out;
  }

  void append_bar(std::string& out, const Mark& mark, std::size_t piece, LaneRows& rows, double top) {
    auto [from, to] = place(mark);
    const std::string words = mark_words(mark, figure_);
    if (mark.kind == MarkKind::amount && to == from) {
      out += text_at(from + 4, top + 13, tick_label(mark.upper.value_or(0)), " class=\"soft\"");
      return;
    }
    to = std::max(to, from + 2);  // something that is there is seen
    // Half a unit: bars end to end may meet in a rounded place.
    const double y = top + kRow * static_cast<double>(rows.take(from + .5, to, 0)) + 2;
    const double middle = y + kBar / 2;
    switch (mark.kind) {
      case MarkKind::interval:
      case MarkKind::pooled:
        append_estimate(out, mark, from, to, middle);
        break;
      case MarkKind::somewhere:
        out += rectangle(from, to, y, is_point(mark) ? "amount" : "somewhere", words);
        break;
      case MarkKind::happening:
      case MarkKind::amount: {
        const bool other = piece % 2 == 1;
        out += rectangle(from, to, y, other ? "other" : "amount", words);
        const std::string inside = one_line(mark.symbol);
        if (!inside.empty() && text_width(inside) <= to - from - 2) {
          out += text_at((from + to) / 2, y + 11, inside, other ? " class=\"inside on-paper\" text-anchor=\"middle\"" : " class=\"inside\" text-anchor=\"middle\"");
        }
      }
    }
    out += open_ends(mark, from, to, middle);
  }

  void append_estimate(std::string& out, const Mark& mark, double from, double to, double middle) {
    const bool pooled = mark.kind == MarkKind::pooled;
    (pooled ? used_.pooled : used_.interval) = true;
    const double point = finite(mark.point) ? x(*mark.point) : (from + to) / 2;
    if (pooled) {
      out += fmt::format("<path class=\"pooled\" d=\"M{} {} L{} {} L{} {} L{} {}Z\">{}</path>", at(from), at(middle), at(point), at(middle - 7), at(to),
                         at(middle), at(point), at(middle + 7), shape_title(mark_words(mark, figure_)));
      return;
    }
    out += fmt::format("<path class=\"whisker\" d=\"M{} {}H{}M{} {}V{}M{} {}V{}\">{}</path>", at(from), at(middle), at(to), at(from), at(middle - 5),
                       at(middle + 5), at(to), at(middle - 5), at(middle + 5), shape_title(mark_words(mark, figure_)));
    if (!finite(mark.point)) return;
    const double half = std::max(2.5, 6.0 * std::sqrt(std::clamp(mark.weight, 0.0, 1.0)));
    out += fmt::format("<rect class=\"estimate\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>", at(point - half), at(middle - half), at(2 * half), at(2 * half));
  }

  void append_happening(std::string& out, const Mark& mark, std::size_t first, LaneRows& rows, double top) {
    constexpr double kSymbol = 16;
    const std::string words = one_line(mark.words);
    const double width = words.empty() ? 0 : text_width(words) + 6;
    auto [from, to] = place(mark);
    const bool point = is_point(mark);
    double symbol = point ? to : to + kSymbol / 2;
    if (open_above(mark)) symbol += 10;
    const double end = symbol + kSymbol / 2;
    const bool behind = end + width <= left_ + plot_ + 20;
    const double shape = point ? symbol - kSymbol / 2 : from;
    const bool before = !behind && shape - width >= left_;
    const bool beneath = !behind && !before;
    const double start = before ? shape - width : beneath ? left_ : shape;
    const std::size_t row = rows.take(start, behind ? end + width : end, 2, beneath ? std::max(first, rows.count()) : first);
    const double y = top + kRow * static_cast<double>(row) + 2;
    if (!point) {
      out += rectangle(from, std::max(to, from + 2), y, "somewhere", mark_words(mark, figure_)) + open_ends(mark, from, to, y + kBar / 2);
    }
    out += symbol_shape(mark.symbol, symbol, y + kBar / 2);
    if (width > 0 && !beneath) out += text_at(behind ? end + 1 : start, y + 11, words);
    if (!beneath) return;
    for (const std::string& line : wrapped_lines(words, std::max(static_cast<int>(plot_ / kCharacter), 8))) {
      const std::size_t below = rows.take(left_, end, 2, rows.count());
      out += text_at(left_ + plot_ + 8, top + kRow * static_cast<double>(below) + 13, line, " text-anchor=\"end\"");
    }
  }

  double append_band(std::string& out, const Lane& lane, double top) {
    used_.band = true;
    const auto y = [&](double share) { return top + 2 + kBand * (1 - std::clamp(share, 0.0, 1.0)); };
    std::string upper, lower;
    std::vector<std::pair<double, double>> back;
    for (std::size_t i = 0; i < lane.band.size(); ++i) {
      const document::BandStep& step = lane.band[i];
      const double from = x(step.from);
      const double to = i + 1 < lane.band.size() ? x(lane.band[i + 1].from) : left_ + plot_;
      upper += fmt::format("{}{} {}L{} {}", i == 0 ? "M" : "L", at(from), at(y(step.most)), at(to), at(y(step.most)));
      lower += fmt::format("{}{} {}L{} {}", i == 0 ? "M" : "L", at(from), at(y(step.least)), at(to), at(y(step.least)));
      back.emplace_back(from, y(step.least));
      back.emplace_back(to, y(step.least));
    }
    std::string area = upper;
    for (auto corner = back.rbegin(); corner != back.rend(); ++corner) area += fmt::format("L{} {}", at(corner->first), at(corner->second));
    out += "<path class=\"band\" d=\"" + area + "Z\"/><path class=\"step\" d=\"" + upper + "\"/><path class=\"step least\" d=\"" + lower + "\"/>";
    for (const double share : {0.0, 0.5, 1.0}) {
      out += fmt::format("<line class=\"grid\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>", at(left_), at(y(share)), at(left_ + plot_), at(y(share)));
      out += text_at(left_ - 4, y(share) + 4, document::rounded_text(share * 100) + (share == 1 ? " %" : ""), " class=\"soft\" text-anchor=\"end\" font-size=\"10\"");
    }
    return kBand + 6;
  }

  /// Bottom of the key.
  double append_key(std::string& out, double top) {
    double from = 0;
    double y = top;
    bool any = false;
    const auto entry = [&](double shape_width, const std::string& words, const auto& shape) {
      const double width = shape_width + 6 + text_width(words);
      if (from > 0 && from + width > kWidth) {
        from = 0;
        y += kText + 3;
      }
      out += shape(from, y + 7);
      out += text_at(from + shape_width + 6, y + 11.5, words, " class=\"soft\"") + "\n";
      from += width + 18;
      any = true;
    };
    for (const document::FigureKey& key : figure_.key) {
      const double width = std::max(14.0, text_width(one_line(key.symbol)));
      entry(width, one_line(key.words), [&](double x0, double middle) { return symbol_shape(key.symbol, x0 + width / 2, middle); });
    }
    if (used_.hatched) entry(26, "somewhere in here", [&](double x0, double middle) { return rectangle(x0, x0 + 26, middle - 7, "somewhere", ""); });
    if (used_.interval) {
      entry(30, "estimate and interval", [&](double x0, double middle) {
        std::string shape;
        Mark mark = document::exact_interval(0, 1, 0, .7);
        mark.point.reset();
        append_estimate(shape, mark, x0, x0 + 30, middle);
        return shape + fmt::format("<rect class=\"estimate\" x=\"{}\" y=\"{}\" width=\"8\" height=\"8\"/>", at(x0 + 11), at(middle - 4));
      });
    }
    if (used_.pooled) {
      entry(30, "pooled", [&](double x0, double middle) {
        return fmt::format("<path class=\"pooled\" d=\"M{} {} l15 -6 l15 6 l-15 6Z\"/>", at(x0), at(middle));
      });
    }
    if (used_.band) {
      entry(26, "between at least (dashed) and at most so many", [&](double x0, double middle) {
        return fmt::format("<path class=\"band\" d=\"M{} {}h26v12h-26Z\"/><path class=\"step\" d=\"M{} {}h26\"/><path class=\"step least\" d=\"M{} {}h26\"/>",
                           at(x0), at(middle - 6), at(x0), at(middle - 6), at(x0), at(middle + 6));
      });
    }
    if (used_.open) {
      entry(10, "open: no bound stated", [&](double x0, double middle) {
        return fmt::format("<path class=\"open\" d=\"M{} {} l7 6 l-7 6\"/>", at(x0), at(middle - 6));
      });
    }
    return any ? y + kText + 6 : top;
  }

  const document::Figure& figure_;
  std::string id_;
  Axis axis_;
  Used used_;
  double left_ = 0;
  double plot_ = 0;
  double beyond_ = 22;  ///< from the end of the axis to the notes: arrows and symbols may stand there
  std::vector<std::vector<std::string>> labels_;
  std::vector<std::vector<std::string>> notes_;
};

}  // namespace

std::string with_entities(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string markup_text(std::string_view text) { return with_entities(one_line(text)); }

std::string_view drawing_style() { return kStyle; }

std::string drawing(const document::Figure& figure, const std::string& id) { return Drawing(figure, id).markup("", "", false); }

std::string drawing_file(const document::Figure& figure) {
  std::string style = "<style>\nsvg.figure { --paper: #ffffff; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --bar: #1f5f8b; background: var(--paper); "
                      "fill: var(--ink); font: 13px system-ui, \"Segoe UI\", \"Liberation Sans\", Arial, sans-serif; }\n"
                      "@media (prefers-color-scheme: dark) { svg.figure { --paper: #14171a; --ink: #e6e8ea; --soft: #a3abb3; --line: #3a424a; --bar: #7db4dc; } }\n";
  style += kStyle;
  style += "</style>\n";
  return Drawing(figure, "figure").markup(" xmlns=\"http://www.w3.org/2000/svg\"", style, true);
}

}  // namespace casebook::render
