#pragma once
// Ages and sexes in a text.

#include <vector>

#include "draft/candidate.h"
#include "draft/passage.h"

namespace casebook::draft {

/// Ages of patients: `52`, `8 months`, `60s`, `mean 47 years`, `range 31-68 years`. Not: the age at which a disease began, that of relatives, of a scar, of mice, and limits ("18 years or
/// older").
std::vector<Candidate> ages_in(const Passage& passage);

/// Sexes of patients: `female` beside an age or as "a woman with", `2 male, 1 female` where they are counted. Not: relatives ("her mother"), and statements about women.
std::vector<Candidate> sexes_in(const Passage& passage);

}  // namespace casebook::draft
