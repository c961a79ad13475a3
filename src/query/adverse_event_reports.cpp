#include "query/adverse_event_reports.h"

namespace casebook::query {
namespace {

constexpr std::string_view kSelect =
    "SELECT citekey, claim_id, condition, treatment, role, treatment_id, subject, patient_id, standing, unit, finding, state, affected, "
    "assessed, severity, serious, fatal, attribution, led_to, time_kind, origin, lower_days, upper_days, time_text, lasted_days_min, "
    "lasted_days_max, site, said, locator, via_source, text_read, caution, flagged, counted, why_not_counted, counted_in "
    "FROM adverse_event_reports";

}  // namespace

Rows<AdverseEventReport> adverse_event_reports(Catalogue& catalogue, const Filter& filter) {
  return Selection(kSelect)
      .where("condition = :condition", ":condition", filter.condition)
      .where("treatment = :treatment", ":treatment", filter.treatment)
      .where("citekey = :citekey", ":citekey", filter.citekey)
      .order_by("treatment, condition, citekey, claim_id")
      .read<AdverseEventReport>(catalogue);
}

}  // namespace casebook::query
