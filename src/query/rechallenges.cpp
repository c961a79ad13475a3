#include "query/rechallenges.h"

namespace casebook::query {
namespace {

constexpr std::string_view kSelect =
    "SELECT citekey, condition, treatment, subject, standing, relapse_affected, relapse_assessed, "
    "relapse_lower_days, relapse_upper_days, rechallenge_affected, rechallenge_assessed, "
    "rechallenge_lower_days, rechallenge_upper_days, said, flagged, counted, why_not_counted, "
    "text_read, treatment_id, caution, relapse_claims, rechallenge_claims "
    "FROM rechallenges";

}  // namespace

Rows<Rechallenge> rechallenges(Catalogue& catalogue, const Filter& filter) {
  return Selection(kSelect)
      .where("condition = :condition", ":condition", filter.condition)
      .where("treatment = :treatment", ":treatment", filter.treatment)
      .where("citekey = :citekey", ":citekey", filter.citekey)
      .order_by("treatment, condition, citekey, treatment_id, subject, why_not_counted")
      .read<Rechallenge>(catalogue);
}

}  // namespace casebook::query
