#pragma once
// All that the rules propose of one text.

#include <string_view>
#include <vector>

#include "draft/candidate.h"
#include "draft/term_rules.h"

namespace casebook::draft {

/// Candidates in the order of the text. Every value is readable in the small language of its key, and says a number or word that stands in the text at that place.
/// \param terms  nullptr: no terms
std::vector<Candidate> candidates_in(const Passage& passage, const TermRules* terms);

}  // namespace casebook::draft
