#include "query/article_appraisals.h"

namespace casebook::query {
namespace {

constexpr std::string_view kSelect =
    "SELECT citekey, instrument, item, answer, why, reader "
    "FROM article_appraisals";

}  // namespace

Rows<ArticleAppraisal> article_appraisals(Catalogue& catalogue, const Filter& filter) {
  return Selection(kSelect)
      .where("citekey = :citekey", ":citekey", filter.citekey)
      .where_one_of("citekey IN (SELECT value FROM json_each(:citekeys))", ":citekeys", filter.articles)
      .order_by("citekey, instrument, item")
      .read<ArticleAppraisal>(catalogue);
}

}  // namespace casebook::query
