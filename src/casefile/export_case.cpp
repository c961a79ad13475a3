#include <fmt/core.h>

#include "casefile/canonical_order.h"
#include "casefile/loader.h"
#include "casefile/node.h"
#include "core/errors.h"
#include "core/nearest_name.h"

namespace casebook::casefile {

std::string export_case(store::Database& database, const std::string& citekey) {
  auto& statement = database.cached("SELECT path, content FROM loaded_articles WHERE citekey = :citekey");
  statement.bind(":citekey", citekey);
  if (!statement.step()) {
    std::vector<std::string> known;
    auto keys = database.prepare("SELECT citekey FROM loaded_articles ORDER BY citekey");
    while (keys.step()) known.push_back(*keys.text(0));
    const auto hint = core::did_you_mean(citekey, known);
    throw core::UsageError(fmt::format("there is no article '{}' in the catalogue{}", citekey, hint.empty() ? "" : "; " + hint));
  }
  const auto path = statement.text("path");
  const auto content = statement.text("content");
  statement.reset();
  if (!path || !content) throw core::StoreError(fmt::format("'{}' was imported and has no case file", citekey));
  ParsedFile parsed = content->starts_with('{') ? read_json_line(*path, *content, 1) : read_yaml(*path, *content);
  put_in_order(parsed.root);
  return write_yaml(parsed.root);
}

}  // namespace casebook::casefile
