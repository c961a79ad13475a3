#pragma once
// The view vocabulary_codes: which codes of other systems does a term have?

#include "query/selection.h"

namespace casebook::query {

/// One row per term and code.
struct VocabularyCode {
  std::string vocabulary;   ///< 'conditions', 'interventions', 'endpoints', 'sites'
  std::string name;         ///< the term used in answers
  std::string scheme;       ///< 'MONDO', 'OMIM', 'CHEBI', 'ATC', ...
  std::string code;         ///< without the scheme: '0008218'

  static constexpr auto fields() {
    return std::make_tuple(field("vocabulary", &VocabularyCode::vocabulary), field("name", &VocabularyCode::name),
                           field("scheme", &VocabularyCode::scheme), field("code", &VocabularyCode::code));
  }
};

/// All codes of one vocabulary, ordered by name, scheme and code. Empty: of all vocabularies.
Rows<VocabularyCode> vocabulary_codes(Catalogue& catalogue, std::string_view vocabulary);

}  // namespace casebook::query
