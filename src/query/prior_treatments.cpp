#include "query/prior_treatments.h"

namespace casebook::query {
namespace {

constexpr std::string_view kSelect =
    "SELECT citekey, claim_id, patient_id, subject, affected, assessed, treatment, class, result, "
    "failed_min, failed_max, said, locator, standing, unit, classes, via_source, caution, flagged, counted, why_not_counted "
    "FROM prior_treatments";

}  // namespace

Rows<PriorTreatment> prior_treatments(Catalogue& catalogue, const Filter& filter) {
  return Selection(kSelect)
      .where("treatment = :treatment", ":treatment", filter.treatment)
      .where("citekey = :citekey", ":citekey", filter.citekey)
      .where_one_of("citekey IN (SELECT value FROM json_each(:articles))", ":articles", filter.articles)
      .order_by("citekey, claim_id")
      .read<PriorTreatment>(catalogue);
}

}  // namespace casebook::query
