#include "query/answer_views.h"

#include <algorithm>

#include "catch.h"
#include "query/loaded_cases.h"

using namespace casebook;
using namespace casebook::tests;

TEST_CASE("the views that readers ask can all be read in the order of their columns, and inner ones are left out", "[query]") {
  const LoadedCases cases({});
  auto catalogue = cases.open();
  const auto views = query::answer_views();
  CHECK(std::is_sorted(views.begin(), views.end()));
  CHECK(std::count(views.begin(), views.end(), "dose_titration") == 1);
  CHECK(std::count(views.begin(), views.end(), "claim_counting") == 0);
  for (const auto& view : views) {
    INFO(view);
    auto held = query::rows_of_view(catalogue, view);
    CHECK(held.columns.size() == static_cast<std::size_t>(held.rows.columns()));
    held.rows.step();
  }
}
