#pragma once
// casebook's functions in SQL: registered with a connection, or loaded by any SQLite shell as the module casebook_stats.

#include <span>
#include <string_view>

struct sqlite3;

namespace casebook::sql_functions {

/// Registers the scalar, aggregate and table-valued functions with a connection. All are deterministic and innocuous (they may stand in
/// views and indexes): they compute from their arguments and touch nothing else.
/// \returns SQLite's result code; the connection has the message
int register_functions(sqlite3* connection);

/// Names of what register_functions() registers, sorted: scalars and aggregates, and table-valued functions.
std::span<const std::string_view> function_names();
std::span<const std::string_view> table_function_names();

}  // namespace casebook::sql_functions
