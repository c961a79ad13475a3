#include "render/figure_words.h"

#include <cmath>

#include "document/cell.h"
#include "document/figure.h"
#include "render/axis.h"
#include "render/cell_text.h"

namespace casebook::render {
namespace {

using document::Mark;
using document::MarkKind;

const std::string kNoBreakSpace = "\u00a0";  // a symbol stays with its words

std::string percent(double share) { return document::rounded_text(share * 100) + " %"; }

std::string place_words(const Mark& mark, const std::string& unit) {
  const auto lower = finite(mark.lower);
  const auto upper = finite(mark.upper);
  const std::string of = unit.empty() ? "" : " " + unit;
  if (!lower && !upper) return mark.kind == MarkKind::happening ? "not dated" : "not stated";
  if (is_point(mark) || (!lower && mark.kind == MarkKind::amount)) return tick_label(*upper) + of;
  if (!upper) return tick_label(*lower) + of + " or more";
  if (!lower) return "at or before " + tick_label(*upper) + of;
  return tick_label(*lower) + " to " + tick_label(*upper) + of;
}

}  // namespace

std::string mark_words(const Mark& mark, const document::Figure& figure) {
  std::string what;
  if (mark.kind == MarkKind::happening) {
    what = mark.symbol;
    for (const document::FigureKey& entry : figure.key) {
      if (entry.symbol == mark.symbol) what = entry.words;
    }
  }
  if (!mark.words.empty()) what += (what.empty() ? "" : ", ") + mark.words;
  const bool estimate = mark.kind == MarkKind::interval || mark.kind == MarkKind::pooled;
  if (estimate && mark.point) {
    what += (what.empty() ? "" : ", ") + std::string(mark.kind == MarkKind::pooled ? "pooled " : "") + tick_label(*mark.point) + ", interval";
  }
  const std::string place = place_words(mark, figure.axis.unit);
  if (what.empty()) return one_line(place);
  return one_line(what + (estimate ? " " : ": ") + place);
}

std::string lane_words(const document::Lane& lane, const document::Figure& figure) {
  std::string words = (lane.group.empty() ? "" : one_line(lane.group) + ", ") + one_line(lane.label) + ": ";
  std::string marks;
  for (const Mark& mark : lane.marks) marks += (marks.empty() ? "" : "; ") + mark_words(mark, figure);
  for (std::size_t i = 0; i < lane.band.size(); ++i) {
    const document::BandStep& step = lane.band[i];
    if (i > 0 && step.least == lane.band[i - 1].least && step.most == lane.band[i - 1].most) continue;
    marks += (marks.empty() ? "" : "; ") + ("from " + tick_label(step.from) + (figure.axis.unit.empty() ? "" : " " + one_line(figure.axis.unit))) +
             " between " + percent(step.least) + " and " + percent(step.most);
  }
  words += marks.empty() ? "nothing drawn" : marks;
  if (!lane.note.empty()) words += " (" + one_line(lane.note) + ")";
  return words + ".";
}

std::string figure_words(const document::Figure& figure) {
  std::string words = one_line(figure.description);
  for (const document::Lane& lane : figure.lanes) words += (words.empty() ? "" : " ") + lane_words(lane, figure);
  return words;
}

std::string note_of(const document::Lane& lane) {
  std::string undated;
  for (const Mark& mark : lane.marks) {
    if (mark.kind != MarkKind::happening || !document::is_not_stated(mark)) continue;
    undated += (undated.empty() ? "" : ", ") + mark.symbol + (mark.words.empty() ? "" : kNoBreakSpace + mark.words);
  }
  if (undated.empty()) return lane.note;
  return lane.note + (lane.note.empty() ? "" : "; ") + "not dated: " + undated;
}

}  // namespace casebook::render
