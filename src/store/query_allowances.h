#pragma once
// What a reader's SQL may use: the lists that the guard allows by.

#include <span>
#include <string_view>

namespace casebook::store {

/// SQLite's scalar, aggregate, window, JSON, date, mathematical and full-text functions that only compute, sorted.
std::span<const std::string_view> allowed_functions();

struct AllowedPragma {
  std::string_view name;
  bool takes_argument;   ///< with an argument it still only reads: table_info('articles')
};
/// Pragmas that only read, sorted by name.
std::span<const AllowedPragma> allowed_pragmas();

/// Built-in table-valued functions that only read (those of allowed_pragmas() come besides).
std::span<const std::string_view> allowed_table_functions();

}  // namespace casebook::store
