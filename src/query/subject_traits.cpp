#include "query/subject_traits.h"

namespace casebook::query {
namespace {

constexpr std::string_view kSelect =
    "SELECT citekey, claim_id, subject, patient_id, everybody, standing, unit, name, affected, assessed, value_min, value_max, "
    "value_text, value_unit, statistic, origin, said, locator, via_source, caution, flagged, counted, why_not_counted "
    "FROM subject_traits";

}  // namespace

Rows<SubjectTrait> subject_traits(Catalogue& catalogue, const Filter& filter) {
  return Selection(kSelect)
      .where("citekey = :citekey", ":citekey", filter.citekey)
      .where_one_of("citekey IN (SELECT value FROM json_each(:citekeys))", ":citekeys", filter.articles)
      .order_by("citekey, claim_id")
      .read<SubjectTrait>(catalogue);
}

}  // namespace casebook::query
