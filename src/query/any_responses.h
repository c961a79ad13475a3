#pragma once
// The view any_responses: who responded in any way?

#include "query/selection.h"

namespace casebook::query {

/// One row per article, condition, treatment and unit: the derived endpoint 'any response' (rule R5).
struct AnyResponse {
  std::string condition;                 ///< what the courses were for
  std::string treatment;                 ///< what was given
  std::int64_t article_id = 0;           ///< the article
  std::string unit;                      ///< what is counted
  std::optional<std::int64_t> affected;  ///< how many responded; NULL: the article does not say
  std::optional<std::int64_t> assessed;  ///< of how many it is known; NULL: the article does not say
  std::int64_t condition_id = 0;         ///< what the courses were for
  std::int64_t intervention_id = 0;      ///< what was given
  std::string citekey;                   ///< the article, as in its case file

  static constexpr auto fields() {
    return std::make_tuple(field("condition", &AnyResponse::condition), field("treatment", &AnyResponse::treatment),
                           field("article_id", &AnyResponse::article_id), field("unit", &AnyResponse::unit),
                           field("affected", &AnyResponse::affected), field("assessed", &AnyResponse::assessed),
                           field("condition_id", &AnyResponse::condition_id),
                           field("intervention_id", &AnyResponse::intervention_id),
                           field("citekey", &AnyResponse::citekey));
  }
};

/// Limited by condition, treatment and citekey of the filter; ordered by treatment, condition, citekey and unit.
Rows<AnyResponse> any_responses(Catalogue& catalogue, const Filter& filter = {});

}  // namespace casebook::query
