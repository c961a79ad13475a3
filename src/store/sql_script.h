#pragma once
// SQL files run statement by statement, so that an error names file, line and column.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "store/database.h"
#include "store/embedded_files.h"

namespace casebook::store {

/// Runs every statement of `text`. ':article_id', ':first_article_id' and ':last_article_id' are bound to `article_id` where a statement has them.
/// \throws core::StoreError: `migrations/0007_x.sql:5:22: no such column: dose`
void run_script(Database& database, std::string_view path, std::string_view text, std::int64_t article_id = 0);

/// A whole number for a parameter of a script: {":from", 3}.
struct ScriptValue {
  const char* parameter;
  std::int64_t value;
};
/// Runs every statement of a file, with the values bound where a statement has such a parameter.
/// \throws core::StoreError with file, line and column
void run_script(Database& database, const EmbeddedFile& file, std::span<const ScriptValue> values);

/// The same, prepared once for many articles. Must go before its database.
class PreparedScript {
 public:
  /// \throws core::StoreError with file, line and column
  PreparedScript(Database& database, const EmbeddedFile& file);
  PreparedScript(PreparedScript&&) noexcept;
  ~PreparedScript();
  void run(std::int64_t article_id);

  /// Its statements one by one, for who has many articles and reasons of his own: how many, and the text of one without the comments before it.
  std::size_t steps() const;
  std::string_view step_text(std::size_t step) const;
  /// For articles from `first` to `last`, which are bound as ':first_article_id' and ':last_article_id'; run() binds both to its one.
  void run_step(std::size_t step, std::int64_t first, std::int64_t last);

 private:
  struct Step;
  Database* database_;
  EmbeddedFile file_;
  std::vector<Step> steps_;
};

}  // namespace casebook::store
