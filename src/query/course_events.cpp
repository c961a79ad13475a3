#include "query/course_events.h"

namespace casebook::query {
namespace {

constexpr std::string_view kSelect =
    "SELECT citekey, condition, treatment, role, treatment_id, patient_id, subject, standing, unit, "
    "claim_id, kind, what, family, state, affected, assessed, dose_min, dose_max, dose_unit, per, "
    "frequency, step, time_kind, time_statistic, origin, lower_days, upper_days, time_text, said, "
    "flagged, counted, why_not_counted "
    "FROM course_events";

}  // namespace

Rows<CourseEvent> course_events(Catalogue& catalogue, const Filter& filter) {
  return Selection(kSelect)
      .where("condition = :condition", ":condition", filter.condition)
      .where("treatment = :treatment", ":treatment", filter.treatment)
      .where("citekey = :citekey", ":citekey", filter.citekey)
      .order_by("treatment, condition, citekey, treatment_id, claim_id")
      .read<CourseEvent>(catalogue);
}

}  // namespace casebook::query
