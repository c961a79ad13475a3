#include "query/vocabulary_codes.h"

namespace casebook::query {
namespace {

constexpr std::string_view kSelect = "SELECT vocabulary, name, scheme, code FROM vocabulary_codes";

}  // namespace

Rows<VocabularyCode> vocabulary_codes(Catalogue& catalogue, std::string_view vocabulary) {
  return Selection(kSelect)
      .where("vocabulary = :vocabulary", ":vocabulary", vocabulary)
      .order_by("name, scheme, code")
      .read<VocabularyCode>(catalogue);
}

}  // namespace casebook::query
