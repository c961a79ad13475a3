#pragma once
// The view article_appraisals: how did a reader appraise an article?

#include "query/selection.h"

namespace casebook::query {

/// One row per answered item.
struct ArticleAppraisal {
  std::string citekey;                ///< the article
  std::string instrument;             ///< 'murad' or 'care'
  std::int64_t item = 0;              ///< number of the question, from 1
  std::string answer;                 ///< 'yes', 'no', 'unclear', 'not applicable'
  std::string why;                    ///< the reader's reason
  std::optional<std::string> reader;  ///< who says so; NULL: not named

  static constexpr auto fields() {
    return std::make_tuple(
        field("citekey", &ArticleAppraisal::citekey), field("instrument", &ArticleAppraisal::instrument),
        field("item", &ArticleAppraisal::item), field("answer", &ArticleAppraisal::answer), field("why", &ArticleAppraisal::why),
        field("reader", &ArticleAppraisal::reader));
  }
};

/// Limited by citekey and articles of the filter; ordered by citekey, instrument and item.
Rows<ArticleAppraisal> article_appraisals(Catalogue& catalogue, const Filter& filter = {});

}  // namespace casebook::query
