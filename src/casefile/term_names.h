#pragma once
// How terms are called and compared, and the names that are made of theirs.

#include <string>
#include <string_view>
#include <vector>

#include "casefile/vocabulary.h"

namespace casebook::casefile {

/// The form in which terms are compared: ASCII in lower case, runs of spaces as one.
std::string folded(std::string_view text);

/// The name of a combination: its parts in alphabetical order without regard to case, each once, 'a + b'.
std::string combination_name(std::vector<std::string> parts);

/// The conditions that the name of a group of several is made of: 'a or b' gives a, b.
std::vector<std::string> alternatives(std::string_view name);

/// The names of a vocabulary's tables and columns, all made from one stem: 'conditions', 'condition_synonyms', 'condition_id'.
struct TermTables {
  std::string_view plural;
  std::string_view singular;
};
TermTables tables_of(VocabularyKind kind);

}  // namespace casebook::casefile
