#pragma once
// The views that a reader asks, whole.

#include <string>
#include <vector>

#include "query/catalogue.h"

namespace casebook::query {

/// Their names, sorted; without those that other views, loading and checks are made from, whose rows are no answers.
std::vector<std::string> answer_views();

/// All rows of one, ordered by its columns from the first on.
struct ViewRows {
  std::vector<std::string> columns;
  store::Statement rows;
};
/// \param view  one of answer_views()
ViewRows rows_of_view(Catalogue& catalogue, const std::string& view);

}  // namespace casebook::query
