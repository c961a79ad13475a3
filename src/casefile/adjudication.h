#pragma once
// Two readers' files brought together: each disagreement decided for one of the two, with who decided it and why.

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "casefile/file_comparison.h"

namespace casebook::casefile {

/// Names of the first and the second reader.
using Readers = std::array<std::string, 2>;

/// A choice for one disagreement, or for words.
struct Decision {
  std::string field;       ///< as in Disagreement::field
  bool takes_first = true;
  std::string by;          ///< empty: not named
  std::string why;         ///< empty: not given
};

/// 'A' and 'first' are the first reader, 'B' and 'second' the second, and so are their names; nullopt for any other.
/// \returns whether it is the first
std::optional<bool> reader_named(std::string_view name, const Readers& readers);

/// The disagreements as a file to be filled in: each with both values and `take: TODO`.
std::string decisions_template(const Comparison& comparison, const std::string& article, const Readers& readers);

/// The choices of a decisions file. Those that are still TODO are none. Problems: the reader's own, unknown-field (of a place that is no
/// disagreement, with the nearest), unknown-choice, duplicate-decision, value-changed (the file speaks of another value than now stands in the
/// readers' files), duplicate-article (the decisions are of another article).
struct DecisionFile {
  std::vector<Decision> decisions;
  std::vector<core::Diagnostic> problems;
};
DecisionFile read_decisions(const ParsedFile& parsed, const Comparison& comparison, const std::string& article, const Readers& readers);

/// The disagreement or difference in words at a place; nullptr when there is none.
const Disagreement* disagreement_at(const Comparison& comparison, std::string_view field);

/// The disagreements without a decision.
std::vector<const Disagreement*> undecided(const Comparison& comparison, const std::vector<Decision>& decisions);

/// The agreed file, in canonical form: the first reader's, with what was decided for the second, and `adjudication:` with one entry a decision. Words
/// that no decision names are the first reader's, or the second's where the first has none. What is undecided stands as TODO in a file with `draft: yes`.
std::string agreed_file(const ComparedCases& compared, const std::vector<Decision>& decisions, const Readers& readers);

}  // namespace casebook::casefile
