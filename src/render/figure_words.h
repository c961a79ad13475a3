#pragma once
// A figure in words: for those who do not see it, and for what has no place on its axis.

#include <string>
#include <vector>

#include "document/document.h"

namespace casebook::render {

/// "7 to 14 days", "30 days or more", "at or before 28 days", "42 days", "not stated"; what a mark says stands before:
/// "dose raised, 4.5 mg: 28 to 56 days".
std::string mark_words(const document::Mark& mark, const document::Figure& figure);

/// "first (of samplol): 7 to 14 days (n = 3)." with every mark of the lane.
std::string lane_words(const document::Lane& lane, const document::Figure& figure);

/// The description, then every lane.
std::string figure_words(const document::Figure& figure);

/// What stands right of a lane: its note, and the happenings that have no place on the axis: "2 of 3; not dated: ▲ 4.5 mg, ✕".
std::string note_of(const document::Lane& lane);

}  // namespace casebook::render
