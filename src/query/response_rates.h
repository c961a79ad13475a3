#pragma once
// The view response_rates: in how many of how many?

#include "query/selection.h"

namespace casebook::query {

/// One row per condition, treatment, endpoint, threshold and unit, over articles; and one derived row 'any response'.
struct ResponseRate {
  std::string condition;            ///< what the courses were for
  std::string treatment;            ///< what it is credited to
  std::string endpoint;             ///< what is meant; 'any response' is derived
  std::optional<double> threshold;  ///< least value counted ('>= 80' of percent clearance); NULL: the endpoint has none
  std::string unit;                 ///< what is counted: 'patients', 'plaques', ...
  std::int64_t articles = 0;        ///< articles with a count
  std::optional<std::int64_t> affected;  ///< in how many it is present; NULL: no article gives a count
  std::optional<std::int64_t> assessed;  ///< in how many it was looked for; NULL: no article gives a count
  std::optional<double> share;           ///< affected / assessed; NULL: no count
  std::optional<std::int64_t>
      treated;  ///< own subjects of that unit treated, over all articles; NULL: not known in that unit
  std::optional<std::int64_t> not_reported;  ///< treated but not reported on; NULL: not known who was at risk
  std::int64_t articles_without_count = 0;   ///< articles that speak of it without a count

  static constexpr auto fields() {
    return std::make_tuple(field("condition", &ResponseRate::condition), field("treatment", &ResponseRate::treatment),
                           field("endpoint", &ResponseRate::endpoint), field("threshold", &ResponseRate::threshold),
                           field("unit", &ResponseRate::unit), field("articles", &ResponseRate::articles),
                           field("affected", &ResponseRate::affected), field("assessed", &ResponseRate::assessed),
                           field("share", &ResponseRate::share), field("treated", &ResponseRate::treated),
                           field("not_reported", &ResponseRate::not_reported),
                           field("articles_without_count", &ResponseRate::articles_without_count));
  }
};

/// Limited by condition, treatment and endpoint of the filter; ordered by treatment, condition, endpoint, threshold and
/// unit.
Rows<ResponseRate> response_rates(Catalogue& catalogue, const Filter& filter = {});

}  // namespace casebook::query
