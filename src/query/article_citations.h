#pragma once
// The view article_citations: how is an article cited, and how much of it was read?

#include "query/selection.h"

namespace casebook::query {

/// One row per article.
struct ArticleCitation {
  std::int64_t article_id = 0;                      ///< the article
  std::string citekey;                              ///< its short name
  std::optional<std::string> authors;               ///< 'Family, Given; ...' in the order printed; NULL: not known
  std::optional<std::string> title;                 ///< NULL: not known
  std::optional<std::string> journal;               ///< full name; NULL: not known
  std::optional<std::string> published;             ///< earliest date printed, ISO; NULL: not known
  std::optional<std::string> issue_date;            ///< date of the issue, ISO; NULL: not known or the same
  std::optional<std::string> volume;                ///< NULL: not known
  std::optional<std::string> issue;                 ///< NULL: not known
  std::optional<std::string> pages;                 ///< NULL: not known
  std::optional<std::string> doi;                   ///< NULL: none known
  std::optional<std::string> pmid;                  ///< NULL: none known
  std::optional<std::string> pmcid;                 ///< NULL: none known
  std::optional<std::string> language;              ///< ISO 639 code; NULL: not known
  std::string design;                               ///< 'case series', ...
  std::optional<std::string> setting;               ///< where the patients were seen; NULL: not stated
  std::optional<std::int64_t> patients_reported;    ///< the article's own patients; NULL: not stated
  std::string text_read;                            ///< what the curator read
  std::optional<std::string> conflict_of_interest;  ///< as declared; NULL: not stated
  std::string status;                               ///< 'final' or 'draft'
  std::optional<std::string> note;                  ///< the curator's remark; NULL: none

  static constexpr auto fields() {
    return std::make_tuple(field("article_id", &ArticleCitation::article_id),
                           field("citekey", &ArticleCitation::citekey), field("authors", &ArticleCitation::authors),
                           field("title", &ArticleCitation::title), field("journal", &ArticleCitation::journal),
                           field("published", &ArticleCitation::published),
                           field("issue_date", &ArticleCitation::issue_date), field("volume", &ArticleCitation::volume),
                           field("issue", &ArticleCitation::issue), field("pages", &ArticleCitation::pages),
                           field("doi", &ArticleCitation::doi), field("pmid", &ArticleCitation::pmid),
                           field("pmcid", &ArticleCitation::pmcid), field("language", &ArticleCitation::language),
                           field("design", &ArticleCitation::design), field("setting", &ArticleCitation::setting),
                           field("patients_reported", &ArticleCitation::patients_reported),
                           field("text_read", &ArticleCitation::text_read),
                           field("conflict_of_interest", &ArticleCitation::conflict_of_interest),
                           field("status", &ArticleCitation::status), field("note", &ArticleCitation::note));
  }
};

/// Limited by citekey and articles of the filter; ordered by citekey.
Rows<ArticleCitation> article_citations(Catalogue& catalogue, const Filter& filter = {});

/// Those with these keys (article_id), in the order of citekeys.
Rows<ArticleCitation> article_citations_of(Catalogue& catalogue, const std::vector<std::int64_t>& article_ids);

/// How a reader may name an article.
struct ArticleKey {
  std::string citekey;
  std::optional<std::string> pmid;
  std::optional<std::string> doi;

  static constexpr auto fields() {
    return std::make_tuple(field("citekey", &ArticleKey::citekey), field("pmid", &ArticleKey::pmid),
                           field("doi", &ArticleKey::doi));
  }
};

/// Of all articles, ordered by citekey.
Rows<ArticleKey> article_keys(Catalogue& catalogue);

}  // namespace casebook::query
