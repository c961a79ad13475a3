#include "query/term_facts.h"

namespace casebook::query {
namespace {

constexpr std::string_view kSelect =
    "SELECT vocabulary, name, synonyms, codes, belongs_to, components, daily_dose_min, daily_dose_max, daily_dose_unit, kind, family, counted, at_risk, "
    "per_threshold, claims, origin FROM term_facts";

}  // namespace

Rows<TermFacts> term_facts(Catalogue& catalogue, std::string_view vocabulary) {
  return Selection(kSelect)
      .where("vocabulary = :vocabulary", ":vocabulary", vocabulary)
      .order_by("vocabulary, name COLLATE NOCASE, name")
      .read<TermFacts>(catalogue);
}

}  // namespace casebook::query
