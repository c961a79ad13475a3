#pragma once
// What libyaml stumbled over, in words for someone who does not know YAML.

#include <string>

#include "casefile/working_text.h"
#include "core/diagnostic.h"

namespace casebook::casefile {

/// A place in the working text, counted from 1; line 0: none.
struct TextPlace {
  int line = 0;
  int column = 0;
};

/// Why a reading of the working text ended before its end.
struct ReadingStop {
  std::string problem;  ///< libyaml's own words
  std::string context;  ///< what it was doing, in its own words
  TextPlace place;
  TextPlace context_place;
  TextPlace open_flow;         ///< the innermost { or [ that is open
  TextPlace swallowing_quote;  ///< opening of the last quoted value that runs over several lines
  int swallowing_quote_end_line = 0;
};

/// The stop as a finding, and what to do to the text so that the rest can be read.
struct SyntaxError {
  enum class Remedy {
    set_item_aside,   ///< the item that holds the line
    set_lines_aside,  ///< the line and what is indented below it
    set_block_aside,  ///< the entries that stand under one another from the line on, with the same indentation
    quote_value,      ///< read the value as text, if the line is an entry of its own; else set the item aside
    insert_space,     ///< at `place`
  };
  core::Diagnostic finding;
  Remedy remedy = Remedy::set_item_aside;
  TextPlace place;  ///< whose line is set aside or repaired
};

SyntaxError explain(const ReadingStop& stop, const WorkingText& text);

/// The finding "this " is never closed" for the quote at `opening`.
SyntaxError unclosed_quote(TextPlace opening, const WorkingText& text);

}  // namespace casebook::casefile
