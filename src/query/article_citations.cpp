#include "query/article_citations.h"

namespace casebook::query {
namespace {

constexpr std::string_view kSelect =
    "SELECT article_id, citekey, authors, title, journal, published, issue_date, volume, issue, "
    "pages, doi, pmid, pmcid, language, design, setting, patients_reported, text_read, "
    "conflict_of_interest, status, note "
    "FROM article_citations";

constexpr std::string_view kSelectKeys = "SELECT citekey, pmid, doi FROM article_citations";

}  // namespace

Rows<ArticleCitation> article_citations(Catalogue& catalogue, const Filter& filter) {
  return Selection(kSelect)
      .where("citekey = :citekey", ":citekey", filter.citekey)
      .where_one_of("citekey IN (SELECT value FROM json_each(:articles))", ":articles", filter.articles)
      .order_by("citekey")
      .read<ArticleCitation>(catalogue);
}

Rows<ArticleCitation> article_citations_of(Catalogue& catalogue, const std::vector<std::int64_t>& article_ids) {
  std::vector<std::string> keys;
  for (const auto key : article_ids) keys.push_back(std::to_string(key));
  return Selection(kSelect)
      .where_one_of("article_id IN (SELECT CAST(value AS INTEGER) FROM json_each(:article_ids))", ":article_ids", keys)
      .order_by("citekey")
      .read<ArticleCitation>(catalogue);
}

Rows<ArticleKey> article_keys(Catalogue& catalogue) {
  return Selection(kSelectKeys).order_by("citekey").read<ArticleKey>(catalogue);
}

}  // namespace casebook::query
