#include "query/evidence.h"

namespace casebook::query {
namespace {

constexpr std::string_view kSelect =
    "SELECT citekey, pmid, doi, claim_id, kind, subject, affected, assessed, said, locator, basis, "
    "via_source, via_citekey, caution, overruled_by, text_read, flagged, counted, "
    "why_not_counted, topic "
    "FROM evidence";

}  // namespace

Rows<Evidence> evidence(Catalogue& catalogue, const Filter& filter) {
  return Selection(kSelect)
      .where("citekey = :citekey", ":citekey", filter.citekey)
      .order_by("citekey, claim_id")
      .read<Evidence>(catalogue);
}

}  // namespace casebook::query
