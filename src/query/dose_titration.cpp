#include "query/dose_titration.h"

namespace casebook::query {
namespace {

constexpr std::string_view kSelect =
    "SELECT citekey, pmid, claim_id, condition, treatment, role, subject, standing, affected, "
    "assessed, step, change, dose_min, dose_max, unit, frequency, daily_dose_min, "
    "daily_dose_max, after_days_min, after_days_max, said, locator, via_source, text_read, "
    "flagged, counted, why_not_counted, per, dose_text, time_text, caution, counted_unit, "
    "counted_in, patient_id, treatment_id "
    "FROM dose_titration";

}  // namespace

Rows<DoseTitration> dose_titration(Catalogue& catalogue, const Filter& filter) {
  return Selection(kSelect)
      .where("condition = :condition", ":condition", filter.condition)
      .where("treatment = :treatment", ":treatment", filter.treatment)
      .where("citekey = :citekey", ":citekey", filter.citekey)
      .order_by("treatment, condition, citekey, treatment_id, step, claim_id")
      .read<DoseTitration>(catalogue);
}

}  // namespace casebook::query
