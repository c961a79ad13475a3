#include "query/course_lengths.h"

namespace casebook::query {
namespace {

constexpr std::string_view kSelect =
    "SELECT citekey, claim_id, condition, treatment, role, treatment_id, subject, patient_id, standing, unit, affected, assessed, kind, "
    "step, stopped_days_min, stopped_days_max, lasted_days_min, lasted_days_max, repeats_min, repeats_max, time_text, reason, said, "
    "locator, via_source, caution, flagged, counted, why_not_counted "
    "FROM course_lengths";

}  // namespace

Rows<CourseLength> course_lengths(Catalogue& catalogue, const Filter& filter) {
  return Selection(kSelect)
      .where("condition = :condition", ":condition", filter.condition)
      .where("treatment = :treatment", ":treatment", filter.treatment)
      .where("citekey = :citekey", ":citekey", filter.citekey)
      .order_by("treatment, condition, citekey, treatment_id, kind <> 'course', step, claim_id")
      .read<CourseLength>(catalogue);
}

}  // namespace casebook::query
