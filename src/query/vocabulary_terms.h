#pragma once
// The view vocabulary_terms: by which words is a term known?

#include "query/selection.h"

namespace casebook::query {

/// One row per name and per synonym.
struct VocabularyTerm {
  std::string vocabulary;  ///< 'conditions', 'interventions', 'endpoints', 'sites'
  std::string name;        ///< the term used in answers
  std::string word;        ///< a word that means it: its name or a synonym

  static constexpr auto fields() {
    return std::make_tuple(field("vocabulary", &VocabularyTerm::vocabulary), field("name", &VocabularyTerm::name),
                           field("word", &VocabularyTerm::word));
  }
};

/// All terms of one vocabulary, ordered by word and name. Empty: of all vocabularies.
Rows<VocabularyTerm> vocabulary_terms(Catalogue& catalogue, std::string_view vocabulary);

}  // namespace casebook::query
