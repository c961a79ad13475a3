#pragma once
// A figure in characters, for the terminal and for Markdown.

#include <string>

#include "document/document.h"

namespace casebook::render {

/// The lanes of `figure` under a line of tick labels, each line indented by one space and at most `width` columns wide
/// (20 or more):
///
///              0        14       28       42       56 days
///   cleared    ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒          n = 3
///   ▒ somewhere in here
///
/// Solid amounts, hatched places, ├─■─┤ intervals, `>` at an end that is open, symbols, a mark for what is not stated,
/// two rows of heights for a band; a key of what was used. Without `unicode`: #, :, |-O-|, digits of tenths. Title and
/// description are the caller's.
std::string bar_chart(const document::Figure& figure, int width, bool unicode);

}  // namespace casebook::render
