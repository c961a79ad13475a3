#pragma once
// What a scalar or aggregate function gives back: a number, NULL, or an error with its name in front.

#include <sqlite3ext.h>

#include <cmath>
#include <exception>
#include <initializer_list>
#include <new>
#include <optional>
#include <string>

#include "sql_functions/arguments.h"

// The scalar and aggregate functions are the only ones that include this: they have declared SQLite's interface.
#ifndef SQLITE_CORE
extern const sqlite3_api_routines* sqlite3_api;
#endif

namespace casebook::sql_functions {

/// The same arguments always give the same result, and schemas may use the function.
inline constexpr int kFlags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;

/// Runs `compute`, which returns std::optional<double>; nothing and infinity become NULL. Nothing is thrown on: SQLite is written in C.
template <typename Compute>
void give_result(sqlite3_context* context, const char* function, std::initializer_list<Renaming> names, Compute compute) noexcept {
  try {
    const std::optional<double> result = compute();
    if (result && std::isfinite(*result)) {
      sqlite3_result_double(context, *result);
    } else {
      sqlite3_result_null(context);
    }
  } catch (const std::bad_alloc&) {
    sqlite3_result_error_nomem(context);
  } catch (const Interrupted&) {
    sqlite3_result_error_code(context, SQLITE_INTERRUPT);
  } catch (const ArgumentError& error) {
    sqlite3_result_error(context, error.what(), -1);
  } catch (const std::exception& error) {
    try {
      sqlite3_result_error(context, (std::string(function) + ": " + renamed(error.what(), names)).c_str(), -1);
    } catch (const std::bad_alloc&) {
      sqlite3_result_error_nomem(context);
    }
  }
}

}  // namespace casebook::sql_functions
