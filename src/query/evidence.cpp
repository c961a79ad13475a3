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
      .where_one_of("citekey IN (SELECT value FROM json_each(:articles))", ":articles", filter.articles)
      .order_by("citekey, claim_id")
      .read<Evidence>(catalogue);
}

Rows<Evidence> evidence_passed_on_by(Catalogue& catalogue, const std::string& citekey) {
  return Selection(kSelect)
      .where("via_citekey = :citekey", ":citekey", citekey)
      .order_by("citekey, claim_id")
      .read<Evidence>(catalogue);
}

Rows<Evidence> evidence_overruled_by(Catalogue& catalogue, const std::vector<std::int64_t>& claim_ids) {
  std::vector<std::string> keys;
  for (const auto key : claim_ids) keys.push_back(std::to_string(key));
  return Selection(kSelect)
      .where_one_of("overruled_by IN (SELECT CAST(value AS INTEGER) FROM json_each(:claims))", ":claims", keys)
      .order_by("citekey, claim_id")
      .read<Evidence>(catalogue);
}

}  // namespace casebook::query
