#include "query/unjudged_notices.h"

namespace casebook::query {
namespace {

constexpr std::string_view kSelect = "SELECT citekey, kind, published, pmid, cited_as, summary, pressing, claims, erratum_id FROM unjudged_notices";

}  // namespace

Rows<UnjudgedNotice> unjudged_notices(Catalogue& catalogue, const Filter& filter) {
  return Selection(kSelect)
      .where("citekey = :citekey", ":citekey", filter.citekey)
      .order_by("pressing DESC, citekey, published, erratum_id")
      .read<UnjudgedNotice>(catalogue);
}

}  // namespace casebook::query
