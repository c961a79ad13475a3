#pragma once
// The scalar functions: limits of a share, lengths of time.

struct sqlite3;

namespace casebook::sql_functions {

/// binomial_lower(k, n [, level [, method]]), binomial_upper(...), days(text). NULL in, NULL out: what is not stated has no limits.
/// \returns SQLite's result code
int register_scalar_functions(sqlite3* connection);

}  // namespace casebook::sql_functions
