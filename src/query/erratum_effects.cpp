#include "query/erratum_effects.h"

namespace casebook::query {
namespace {

constexpr std::string_view kSelect =
    "SELECT citekey, kind, scope, published, pmid, summary, claims_affected, claims_flagged, doi, "
    "cited_as, locator, judged, erratum_id "
    "FROM erratum_effects";

}  // namespace

Rows<ErratumEffect> erratum_effects(Catalogue& catalogue, const Filter& filter) {
  return Selection(kSelect)
      .where("citekey = :citekey", ":citekey", filter.citekey)
      .where_one_of("citekey IN (SELECT value FROM json_each(:articles))", ":articles", filter.articles)
      .order_by("citekey, published, kind, erratum_id")
      .read<ErratumEffect>(catalogue);
}

}  // namespace casebook::query
