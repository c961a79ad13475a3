#include "query/treated_courses.h"

namespace casebook::query {
namespace {

constexpr std::string_view kSelect =
    "SELECT citekey, condition, treatment, role, subject, unit, affected, patient_id, treatment_id "
    "FROM treated_courses";

}  // namespace

Rows<TreatedCourse> treated_courses(Catalogue& catalogue, const Filter& filter) {
  return Selection(kSelect)
      .where("condition = :condition", ":condition", filter.condition)
      .where("treatment = :treatment", ":treatment", filter.treatment)
      .where("citekey = :citekey", ":citekey", filter.citekey)
      .where_one_of("citekey IN (SELECT value FROM json_each(:articles))", ":articles", filter.articles)
      .order_by("treatment, condition, citekey, treatment_id")
      .read<TreatedCourse>(catalogue);
}

}  // namespace casebook::query
