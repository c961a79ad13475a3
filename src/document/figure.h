#pragma once
// Makers of lanes and marks, so that a report says `add_lane(figure, dose, "2 of 3").marks = {amount(2)}`.

#include <optional>
#include <string>
#include <string_view>

#include "document/document.h"

namespace casebook::document {

/// A bar from 0; nullopt: not stated.
Mark amount(std::optional<double> upper);
/// A bar from `lower` on; without `upper` its end is not stated.
Mark stretch(double lower, std::optional<double> upper, std::string words = {});
/// One of several bars end to end: `symbol` stands inside where there is room.
Mark piece(double lower, double upper, std::string symbol, std::string words);
Mark somewhere(std::optional<double> lower, std::optional<double> upper, std::string words = {});
/// An interval and its estimate; `weight` 0 to 1 is the area of the square.
Mark exact_interval(double lower, double upper, double point, double weight = 1);
Mark pooled(double lower, double upper, double point);
/// At a day (equal bounds) or within a range of days; neither bound: not placed, named beside the lane.
Mark happening(std::string symbol, std::optional<double> lower, std::optional<double> upper, std::string words = {});

/// The new lane, to which marks are added.
Lane& add_lane(Figure& figure, std::string label, std::string note = {}, std::string group = {});
/// Puts a symbol into the key, once.
void explain(Figure& figure, std::string_view symbol, std::string_view words);

/// Whether neither end is a finite number.
bool is_not_stated(const Mark& mark);
/// Whether there is anything to draw or to call not stated.
bool is_empty(const Figure& figure);

/// The figure called `name`; nullptr when there is none.
const Figure* find_figure(const Document& document, std::string_view name);

}  // namespace casebook::document
