#pragma once
// Terms of the vocabularies in a text.

#include <map>
#include <string>
#include <vector>

#include "casefile/vocabulary.h"
#include "draft/candidate.h"
#include "draft/passage.h"

namespace casebook::draft {

/// Finds treatments, conditions and sites by every name and synonym, endpoints by those of several words only ("remission" is said of too much else). A word of up to four letters must be
/// printed as the vocabulary has it (LDN), and sites that are common words (back, face) are left out.
class TermRules {
 public:
  explicit TermRules(const casefile::Vocabulary& vocabulary);

  /// Each term where the text first names it, the longest name that stands there.
  std::vector<Candidate> terms_in(const Passage& passage) const;

 private:
  struct Name {
    const char* key;                   ///< 'treatment', 'condition', 'endpoint', 'site'
    std::string term;                  ///< as the vocabulary calls it
    std::vector<std::string> words;    ///< in lower case
    std::string printed;               ///< how a short name must be printed; empty: however
  };
  std::map<std::string, std::vector<Name>> names_;   ///< by their first word
};

}  // namespace casebook::draft
