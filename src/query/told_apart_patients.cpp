#include "query/told_apart_patients.h"

namespace casebook::query {
namespace {

constexpr std::string_view kSelect =
    "SELECT citekey, patient_id, patient, standing, condition, sex, age_years_min, age_years_max, same_as, status FROM told_apart_patients";

}  // namespace

Rows<ToldApartPatient> told_apart_patients(Catalogue& catalogue, const Filter& filter) {
  return Selection(kSelect)
      .where("citekey = :citekey", ":citekey", filter.citekey)
      .where_one_of("citekey IN (SELECT value FROM json_each(:articles))", ":articles", filter.articles)
      .order_by("citekey, patient_id")
      .read<ToldApartPatient>(catalogue);
}

}  // namespace casebook::query
