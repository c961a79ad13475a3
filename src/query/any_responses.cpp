#include "query/any_responses.h"

namespace casebook::query {
namespace {

constexpr std::string_view kSelect =
    "SELECT condition, treatment, article_id, unit, affected, assessed, condition_id, "
    "intervention_id, citekey "
    "FROM any_responses";

}  // namespace

Rows<AnyResponse> any_responses(Catalogue& catalogue, const Filter& filter) {
  return Selection(kSelect)
      .where("condition = :condition", ":condition", filter.condition)
      .where("treatment = :treatment", ":treatment", filter.treatment)
      .where("citekey = :citekey", ":citekey", filter.citekey)
      .order_by("treatment, condition, citekey, unit")
      .read<AnyResponse>(catalogue);
}

}  // namespace casebook::query
