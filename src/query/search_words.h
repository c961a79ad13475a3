#pragma once
// What a reader types into a search, as an expression of SQLite's full text.

#include <string>
#include <string_view>
#include <vector>

namespace casebook::query {

struct SearchWords {
  std::vector<std::string> words;   ///< words and phrases as typed, without quotes
  std::string expression;           ///< of FTS5: all of them must be there
};

/// Words apart by spaces must all be there, in any order; what stands in double quotes is a phrase (a quote that is not closed goes to the end); a
/// star at the end of a word stands for any ending. Nothing else has a meaning: AND, NEAR, colons and parentheses are text. Pieces without a letter or
/// figure are left out; when nothing is left, both members are empty.
SearchWords search_words(std::string_view typed);

}  // namespace casebook::query
