#pragma once
// The table-valued functions, with the columns of the Contract (design: Numbers).

#include <vector>

#include "sql_functions/table_function.h"

namespace casebook::sql_functions {

/// npmle(json), npmle_median(json), kaplan_meier(json [, level]), pooled_share(json [, level]), two_by_two(a, b, c, d [, level]), by name.
const std::vector<TableFunction>& table_functions();

}  // namespace casebook::sql_functions
