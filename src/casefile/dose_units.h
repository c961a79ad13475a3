#pragma once
// Units of dose that can be turned into one another.

#include <optional>
#include <string_view>

namespace casebook::casefile {

/// What a number in `unit` is multiplied by to stand in `wanted`: 1000 for g in mg. nullopt when nothing leads from one
/// to the other: products that are counted in units of their own (U, Dysport U, IU) are never converted.
std::optional<double> unit_factor(std::string_view unit, std::string_view wanted);

}  // namespace casebook::casefile
