#pragma once
// A table-valued function: arguments in, all rows computed, rows out. Eponymous, deterministic and innocuous.

#include <sqlite3ext.h>

#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "sql_functions/arguments.h"

namespace casebook::sql_functions {

using Cell = std::variant<std::monostate, long long, double, const char*>;
using Row = std::vector<Cell>;

/// Finite numbers as they are; infinity and nothing as NULL.
Cell cell(double number);
Cell cell(const std::optional<double>& number);

struct TableFunction {
  const char* name;
  std::vector<const char*> columns;
  std::vector<const char*> arguments;   ///< hidden columns, in order
  std::size_t required;                 ///< the first so many must be given
  /// Rows for the arguments given. \throws ArgumentError, core::DomainError, Interrupted
  std::vector<Row> (*rows)(std::span<const Argument> arguments, const stats::Interruption& interruption);
};

/// `function` must outlive the connection. \returns SQLite's result code
int register_table_function(sqlite3* connection, const TableFunction& function);

}  // namespace casebook::sql_functions
