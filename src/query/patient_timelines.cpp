#include "query/patient_timelines.h"

namespace casebook::query {
namespace {

constexpr std::string_view kSelect =
    "SELECT citekey, patient_id, patient, claim_id, kind, what, how, value_min, value_max, unit, "
    "origin, lower_days, upper_days, basis, said, why_not_counted "
    "FROM patient_timelines";

}  // namespace

Rows<PatientTimeline> patient_timelines(Catalogue& catalogue, const Filter& filter) {
  return Selection(kSelect)
      .where("citekey = :citekey", ":citekey", filter.citekey)
      .order_by("citekey, patient_id, claim_id")
      .read<PatientTimeline>(catalogue);
}

}  // namespace casebook::query
