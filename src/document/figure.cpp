#include "document/figure.h"

#include <algorithm>
#include <cmath>

namespace casebook::document {
namespace {

Mark mark_of(MarkKind kind, std::optional<double> lower, std::optional<double> upper, std::string words = {}) {
  Mark mark;
  mark.kind = kind;
  mark.lower = lower;
  mark.upper = upper;
  mark.words = std::move(words);
  return mark;
}

}  // namespace

Mark amount(std::optional<double> upper) { return mark_of(MarkKind::amount, std::nullopt, upper); }

Mark stretch(double lower, std::optional<double> upper, std::string words) {
  return mark_of(MarkKind::amount, lower, upper, std::move(words));
}

Mark piece(double lower, double upper, std::string symbol, std::string words) {
  Mark mark = mark_of(MarkKind::amount, lower, upper, std::move(words));
  mark.symbol = std::move(symbol);
  return mark;
}

Mark somewhere(std::optional<double> lower, std::optional<double> upper, std::string words) {
  return mark_of(MarkKind::somewhere, lower, upper, std::move(words));
}

Mark exact_interval(double lower, double upper, double point, double weight) {
  Mark mark = mark_of(MarkKind::interval, lower, upper);
  mark.point = point;
  mark.weight = weight;
  return mark;
}

Mark pooled(double lower, double upper, double point) {
  Mark mark = mark_of(MarkKind::pooled, lower, upper);
  mark.point = point;
  return mark;
}

Mark happening(std::string symbol, std::optional<double> lower, std::optional<double> upper, std::string words) {
  Mark mark = mark_of(MarkKind::happening, lower, upper, std::move(words));
  mark.symbol = std::move(symbol);
  return mark;
}

Lane& add_lane(Figure& figure, std::string label, std::string note, std::string group) {
  Lane& lane = figure.lanes.emplace_back();
  lane.label = std::move(label);
  lane.note = std::move(note);
  lane.group = std::move(group);
  return lane;
}

void explain(Figure& figure, std::string_view symbol, std::string_view words) {
  for (const FigureKey& entry : figure.key) {
    if (entry.symbol == symbol) return;
  }
  figure.key.push_back({std::string(symbol), std::string(words)});
}

bool is_not_stated(const Mark& mark) {
  const auto known = [](const std::optional<double>& bound) { return bound && std::isfinite(*bound); };
  return !known(mark.lower) && !known(mark.upper);
}

bool is_empty(const Figure& figure) {
  return std::all_of(figure.lanes.begin(), figure.lanes.end(),
                     [](const Lane& lane) { return lane.marks.empty() && lane.band.empty(); });
}

const Figure* find_figure(const Document& document, std::string_view name) {
  for (const Figure& figure : document.figures) {
    if (figure.name == name) return &figure;
  }
  return nullptr;
}

}  // namespace casebook::document
