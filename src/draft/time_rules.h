#pragma once
// Times and lengths of time in a text.

#include <vector>

#include "draft/candidate.h"
#include "draft/passage.h"

namespace casebook::draft {

/// `when: within 2 months`, `when: 2 months after stopping`, `when: held for 6 months`, `for: 6 weeks`, `follow-up: median 12 months`, `disease duration: 20 years`. Not: ages, dates, "3 months
/// later" (than what?), "over 8 weeks" (during, or more than?), origins that the language of times does not know, and how often somebody was seen.
std::vector<Candidate> times_in(const Passage& passage);

}  // namespace casebook::draft
