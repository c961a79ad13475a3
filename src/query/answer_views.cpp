#include "query/answer_views.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "store/embedded_files.h"

namespace casebook::query {
namespace {

constexpr std::array<std::string_view, 11> kInnerViews{"article_documents", "claim_counting",  "claim_identities",       "excluded_claims",  "flagged_claims",
                                                       "known_articles",    "loaded_articles", "neighbouring_articles", "tally_candidates", "treated_subjects",
                                                       "unasked_claims"};

}  // namespace

std::vector<std::string> answer_views() {
  std::vector<std::string> names;
  for (const auto& view : store::embedded::views()) {
    const auto name = store::stem_of(view.path);
    if (std::find(kInnerViews.begin(), kInnerViews.end(), name) == kInnerViews.end()) names.emplace_back(name);
  }
  return names;
}

ViewRows rows_of_view(Catalogue& catalogue, const std::string& view) {
  auto shape = catalogue.database().prepare(fmt::format("SELECT * FROM {} LIMIT 0", view));
  std::vector<std::string> columns;
  std::string order;
  for (int i = 0; i < shape.columns(); ++i) {
    columns.push_back(shape.column_name(i));
    order += fmt::format("{}{}", i == 0 ? "" : ", ", i + 1);
  }
  return {columns, catalogue.database().prepare(fmt::format("SELECT * FROM {} ORDER BY {}", view, order))};
}

}  // namespace casebook::query
