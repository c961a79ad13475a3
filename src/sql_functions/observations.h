#pragma once
// The JSON arguments of the table-valued functions: an array of arrays of numbers.

#include <string_view>
#include <vector>

#include "sql_functions/arguments.h"
#include "stats/interval_npmle.h"
#include "stats/kaplan_meier.h"
#include "stats/series.h"

namespace casebook::sql_functions {

/// [[lower, upper], [lower, upper, count], ...]: (lower, upper]; equal: exact; upper null: no event up to lower; lower null: at or before
/// upper. NULL in place of the JSON is no observation. \throws ArgumentError naming the row
std::vector<stats::IntervalObservation> interval_observations(const Argument& json);

/// [[time, event], [time, event, count], ...]: event 1 or true, 0 or false (right-censored). \throws ArgumentError naming the row
std::vector<stats::TimedObservation> timed_observations(const Argument& json);

/// [[x, n], ...]: x of n. \throws ArgumentError naming the row
std::vector<stats::Series> series_of(const Argument& json);

}  // namespace casebook::sql_functions
