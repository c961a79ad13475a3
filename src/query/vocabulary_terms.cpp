#include "query/vocabulary_terms.h"

namespace casebook::query {
namespace {

constexpr std::string_view kSelect = "SELECT vocabulary, name, word FROM vocabulary_terms";

}  // namespace

Rows<VocabularyTerm> vocabulary_terms(Catalogue& catalogue, std::string_view vocabulary) {
  return Selection(kSelect)
      .where("vocabulary = :vocabulary", ":vocabulary", vocabulary)
      .order_by("word, name")
      .read<VocabularyTerm>(catalogue);
}

}  // namespace casebook::query
