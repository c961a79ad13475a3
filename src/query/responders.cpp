#include "query/responders.h"

namespace casebook::query {
namespace {

constexpr std::string_view kSelect =
    "SELECT citekey, patient_id, patient, condition, treatment, any_response, cleared, counted "
    "FROM responders";

}  // namespace

Rows<Responder> responders(Catalogue& catalogue, const Filter& filter) {
  return Selection(kSelect)
      .where("condition = :condition", ":condition", filter.condition)
      .where("treatment = :treatment", ":treatment", filter.treatment)
      .where("citekey = :citekey", ":citekey", filter.citekey)
      .order_by("treatment, condition, citekey, patient_id")
      .read<Responder>(catalogue);
}

}  // namespace casebook::query
