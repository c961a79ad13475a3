#include "query/response_rates.h"

namespace casebook::query {
namespace {

constexpr std::string_view kSelect =
    "SELECT condition, treatment, endpoint, threshold, unit, articles, affected, assessed, share, "
    "treated, not_reported, articles_without_count "
    "FROM response_rates";

}  // namespace

Rows<ResponseRate> response_rates(Catalogue& catalogue, const Filter& filter) {
  return Selection(kSelect)
      .where("condition = :condition", ":condition", filter.condition)
      .where("treatment = :treatment", ":treatment", filter.treatment)
      .where("endpoint = :endpoint", ":endpoint", filter.endpoint)
      .order_by("treatment, condition, endpoint, threshold, unit")
      .read<ResponseRate>(catalogue);
}

}  // namespace casebook::query
