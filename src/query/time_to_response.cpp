#include "query/time_to_response.h"

namespace casebook::query {
namespace {

constexpr std::string_view kSelect =
    "SELECT citekey, pmid, claim_id, condition, treatment, role, combined_with, endpoint, origin, "
    "subject, standing, unit, site, extent, affected, assessed, state, value_min, value_max, "
    "time_kind, time_statistic, lower_days, upper_days, said, locator, via_source, text_read, "
    "flagged, counted, why_not_counted, time_text, value_text, value_unit, threshold, "
    "endpoint_kind, at_risk, caution, counted_in "
    "FROM time_to_response";

}  // namespace

Rows<TimeToResponse> time_to_response(Catalogue& catalogue, const Filter& filter) {
  return Selection(kSelect)
      .where("condition = :condition", ":condition", filter.condition)
      .where("treatment = :treatment", ":treatment", filter.treatment)
      .where("citekey = :citekey", ":citekey", filter.citekey)
      .where("endpoint = :endpoint", ":endpoint", filter.endpoint)
      .order_by("treatment, condition, endpoint, origin, citekey, claim_id")
      .read<TimeToResponse>(catalogue);
}

}  // namespace casebook::query
