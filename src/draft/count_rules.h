#pragma once
// Numbers of patients in a text.

#include <vector>

#include "draft/candidate.h"
#include "draft/passage.h"

namespace casebook::draft {

/// `who: 2 of 3` where the text says of how many, `who: all 3`, `who: both`, `who: none`, `who: 1 of all patients` ("one of the patients"), and `size: 3` where it does not.
/// Not: cases of the literature, "Patient 3", ranges, what a group may or should do, and what animals had.
std::vector<Candidate> counts_in(const Passage& passage);

/// Whether the piece is a word for persons of whom a report tells: patient, women, siblings.
bool is_person(const Passage& passage, std::size_t at);
/// The piece behind words that stand between a number and its persons: "consecutive", "Hailey-Hailey", "female".
std::size_t skip_attributes(const Passage& passage, std::size_t at);
/// The piece behind one such word, or `at`.
std::size_t skip_attribute(const Passage& passage, std::size_t at);

}  // namespace casebook::draft
