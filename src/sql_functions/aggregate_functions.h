#pragma once
// The aggregate functions: estimates over the rows of a query, without JSON in between.

struct sqlite3;

namespace casebook::sql_functions {

/// npmle_median_lower(lower, upper [, count]), npmle_median_upper(...): the cell that npmle_median() gives; NULL for no bound. An upper of NULL
/// is no event up to lower, a lower of NULL at or before upper. kaplan_meier_median(time, event [, count]); NULL where S stays above 1/2.
/// Rows that say nothing are passed over: both bounds NULL, time, event or count NULL.
/// \returns SQLite's result code
int register_aggregate_functions(sqlite3* connection);

}  // namespace casebook::sql_functions
