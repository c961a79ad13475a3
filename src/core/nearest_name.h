#pragma once
// "did you mean": the names nearest to what was typed.

#include <string>
#include <string_view>
#include <vector>

namespace casebook::core {

/// The names within a Damerau-Levenshtein distance (optimal string alignment, case and hyphens ignored) of about a third of the length of
/// `typed`, or that begin with it, nearest first, at most `most`. Empty when nothing is near.
std::vector<std::string> nearest_names(std::string_view typed, const std::vector<std::string>& names,
                                       std::size_t most = 3);

/// "did you mean 'clinical resolution'?", or "did you mean 'a' or 'b'?", or empty.
std::string did_you_mean(std::string_view typed, const std::vector<std::string>& names);

}  // namespace casebook::core
