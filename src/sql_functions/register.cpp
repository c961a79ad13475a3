#include "sql_functions/register.h"

#include <sqlite3ext.h>

#include <array>
#include <new>

#include "sql_functions/aggregate_functions.h"
#include "sql_functions/scalar_functions.h"
#include "sql_functions/table_functions.h"

SQLITE_EXTENSION_INIT1

namespace casebook::sql_functions {
namespace {

using namespace std::string_view_literals;

constexpr auto kFunctions = std::to_array<std::string_view>(
    {"binomial_lower"sv, "binomial_upper"sv, "days"sv, "kaplan_meier_median"sv, "npmle_median_lower"sv, "npmle_median_upper"sv});
constexpr auto kTableFunctions =
    std::to_array<std::string_view>({"kaplan_meier"sv, "npmle"sv, "npmle_median"sv, "pooled_share"sv, "two_by_two"sv});

}  // namespace

int register_functions(sqlite3* connection) {
  try {
    if (const int result = register_scalar_functions(connection); result != SQLITE_OK) return result;
    if (const int result = register_aggregate_functions(connection); result != SQLITE_OK) return result;
    for (const TableFunction& function : table_functions()) {
      if (const int result = register_table_function(connection, function); result != SQLITE_OK) return result;
    }
    return SQLITE_OK;
  } catch (const std::bad_alloc&) {
    return SQLITE_NOMEM;
  }
}

std::span<const std::string_view> function_names() { return kFunctions; }
std::span<const std::string_view> table_function_names() { return kTableFunctions; }

}  // namespace casebook::sql_functions

#ifndef SQLITE_CORE
/// What `.load casebook_stats` calls: SQLite makes this name of the file's, letters only.
extern "C" __attribute__((visibility("default"))) int sqlite3_casebookstats_init(sqlite3* connection, char** message,
                                                                                 const sqlite3_api_routines* api) {
  SQLITE_EXTENSION_INIT2(api)
  (void)message;
  return casebook::sql_functions::register_functions(connection);
}
#endif
