#pragma once
// The view adverse_event_rates: which harms, in how many of how many?

#include "query/selection.h"

namespace casebook::query {

/// One row per condition, treatment, finding and unit, over articles.
struct AdverseEventRate {
  std::string condition;                 ///< what the courses were for
  std::string treatment;                 ///< what was given
  std::string finding;                   ///< what was seen or looked for
  std::string unit;                      ///< what is counted
  std::int64_t articles = 0;             ///< articles with a count
  std::optional<std::int64_t> affected;  ///< in how many it is present; NULL: no article gives a count
  std::optional<std::int64_t> assessed;  ///< in how many it was looked for; NULL: no article gives a count
  std::optional<double> share;           ///< affected / assessed; NULL: no count
  std::optional<std::int64_t> treated;   ///< own subjects of that unit treated; NULL: not known in that unit
  std::optional<std::int64_t>
      not_reported;  ///< treated, but nothing counted is said of them; NULL: not known in that unit
  std::int64_t articles_not_reported = 0;  ///< articles that are silent
  std::int64_t articles_not_assessed = 0;  ///< articles that did not look

  static constexpr auto fields() {
    return std::make_tuple(
        field("condition", &AdverseEventRate::condition), field("treatment", &AdverseEventRate::treatment),
        field("finding", &AdverseEventRate::finding), field("unit", &AdverseEventRate::unit),
        field("articles", &AdverseEventRate::articles), field("affected", &AdverseEventRate::affected),
        field("assessed", &AdverseEventRate::assessed), field("share", &AdverseEventRate::share),
        field("treated", &AdverseEventRate::treated), field("not_reported", &AdverseEventRate::not_reported),
        field("articles_not_reported", &AdverseEventRate::articles_not_reported),
        field("articles_not_assessed", &AdverseEventRate::articles_not_assessed));
  }
};

/// Limited by condition and treatment of the filter; ordered by treatment, condition, finding and unit.
Rows<AdverseEventRate> adverse_event_rates(Catalogue& catalogue, const Filter& filter = {});

}  // namespace casebook::query
