#include "query/adverse_event_rates.h"

namespace casebook::query {
namespace {

constexpr std::string_view kSelect =
    "SELECT condition, treatment, finding, unit, articles, affected, assessed, share, treated, "
    "not_reported, articles_not_reported, articles_not_assessed "
    "FROM adverse_event_rates";

}  // namespace

Rows<AdverseEventRate> adverse_event_rates(Catalogue& catalogue, const Filter& filter) {
  return Selection(kSelect)
      .where("condition = :condition", ":condition", filter.condition)
      .where("treatment = :treatment", ":treatment", filter.treatment)
      .order_by("treatment, condition, finding, unit")
      .read<AdverseEventRate>(catalogue);
}

}  // namespace casebook::query
