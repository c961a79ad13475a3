#include "query/appraisal_items.h"

namespace casebook::query {
namespace {

constexpr std::string_view kSelect =
    "SELECT citekey, design, text_read, instrument, item, domain, question, proposed, because, supporting_claim_id, said, locator, answer, why, reader, judgement, standing "
    "FROM appraisal_items";

}  // namespace

Rows<AppraisalItem> appraisal_items(Catalogue& catalogue, const Filter& filter) {
  return Selection(kSelect)
      .where("citekey = :citekey", ":citekey", filter.citekey)
      .where_one_of("citekey IN (SELECT value FROM json_each(:citekeys))", ":citekeys", filter.articles)
      .order_by("citekey, instrument DESC, item")
      .read<AppraisalItem>(catalogue);
}

}  // namespace casebook::query
