#pragma once
// The view treated: how many were treated?

#include "query/selection.h"

namespace casebook::query {

/// One row per condition, treatment and unit, over articles; own subjects, each counted once.
struct Treated {
  std::string condition;      ///< what the courses were for
  std::string treatment;      ///< what was given
  std::string unit;           ///< what is counted
  std::int64_t articles = 0;  ///< articles that tell of them
  std::int64_t treated = 0;   ///< how many took it

  static constexpr auto fields() {
    return std::make_tuple(field("condition", &Treated::condition), field("treatment", &Treated::treatment),
                           field("unit", &Treated::unit), field("articles", &Treated::articles),
                           field("treated", &Treated::treated));
  }
};

/// Limited by condition and treatment of the filter; ordered by treatment, condition and unit.
Rows<Treated> treated(Catalogue& catalogue, const Filter& filter = {});

}  // namespace casebook::query
