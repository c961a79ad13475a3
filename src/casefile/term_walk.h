#pragma once
// The terms of a vocabulary file in their order, each with the vocabulary as the lines above leave it: for the checks of vocabulary files.

#include <optional>

#include "casefile/case_reader.h"

namespace casebook::casefile {

/// Calls `visit(kind, known, term)` for each term, as it stands in the file; `known` holds the surroundings and the lines above.
template <typename Visit>
void for_each_term(const CaseFile& file, const Surroundings& surroundings, Visit&& visit) {
  const std::optional<VocabularyKind> kind = vocabulary_kind(file.vocabulary.vocabulary);
  if (file.kind != CaseFile::Kind::vocabulary || !kind) return;
  Vocabulary known = surroundings.vocabulary;
  for (const TermRecord& term : file.vocabulary.terms) {
    visit(*kind, static_cast<const Vocabulary&>(known), term);
    known.add(*kind, known.addressed(*kind, term, file.vocabulary.terms));
  }
}

/// The vocabulary with all terms of the file.
inline Vocabulary with_terms_of(const CaseFile& file, const Surroundings& surroundings) {
  Vocabulary known = surroundings.vocabulary;
  known.add(file.vocabulary);
  return known;
}

}  // namespace casebook::casefile
