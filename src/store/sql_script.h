#pragma once
// SQL files run statement by statement, so that an error names file, line and column.

#include <string_view>

#include "store/database.h"

namespace casebook::store {

/// Runs every statement of `text`. Parameters named ':article_id' are bound to `article_id` where a statement has one.
/// \throws core::StoreError: `migrations/0007_x.sql:5:22: no such column: dose`
void run_script(Database& database, std::string_view path, std::string_view text, std::int64_t article_id = 0);

}  // namespace casebook::store
