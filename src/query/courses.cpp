#include "query/courses.h"

namespace casebook::query {
namespace {

constexpr std::string_view kSelect =
    "SELECT citekey, claim_id, condition, treatment, role, subject, patient_id, standing, unit, affected, assessed, "
    "people, result, adverse_events, said, locator, via_source, caution, flagged, counted, why_not_counted, counted_in "
    "FROM courses";

}  // namespace

Rows<Course> courses(Catalogue& catalogue, const Filter& filter) {
  return Selection(kSelect)
      .where("condition = :condition", ":condition", filter.condition)
      .where("treatment = :treatment", ":treatment", filter.treatment)
      .where("citekey = :citekey", ":citekey", filter.citekey)
      .order_by("treatment, condition, citekey, claim_id")
      .read<Course>(catalogue);
}

}  // namespace casebook::query
