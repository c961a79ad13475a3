// The median of interval-bounded times over the rows of a query: as an aggregate, and by way of a JSON array of the same rows. Both in one run, since
// only their ratio means anything on another machine.

#include <benchmark/benchmark.h>
#include <sqlite3.h>

#include <string>

#include "sql_functions/register.h"

namespace {

constexpr int kRows = 1'000'000;

constexpr const char* kAggregate = "SELECT npmle_median_upper(lower, upper) FROM looks";
constexpr const char* kJson =
    "SELECT m.upper FROM (SELECT json_group_array(json_array(lower, upper)) AS rows FROM looks) AS all_rows, npmle_median(all_rows.rows) AS m";

/// A table of a million looks around an event, in whole days; one in five without it. Made once.
sqlite3* looks() {
  static sqlite3* connection = [] {
    sqlite3* made = nullptr;
    sqlite3_open(":memory:", &made);
    casebook::sql_functions::register_functions(made);
    const std::string rows = std::to_string(kRows);
    sqlite3_exec(made,
                 ("CREATE TABLE looks AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + rows +
                  ") SELECT CAST(i * 7919 % 90 AS REAL) AS lower, CASE WHEN i * 104729 % 5 > 0 THEN CAST(i * 7919 % 90 + 1 + i * 31 % 28 AS REAL) END AS upper FROM n")
                     .c_str(),
                 nullptr, nullptr, nullptr);
    return made;
  }();
  return connection;
}

/// The answer as text; empty on an error.
std::string answer(const char* query) {
  sqlite3_stmt* statement = nullptr;
  std::string text;
  if (sqlite3_prepare_v2(looks(), query, -1, &statement, nullptr) == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW) {
    const auto* value = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
    text = value == nullptr ? "none" : value;
  }
  sqlite3_finalize(statement);
  return text;
}

void measure(benchmark::State& state, const char* query) {
  looks();
  std::string found;
  for (auto _ : state) found = answer(query);
  static std::string first;   // both forms give the same cell, or the times compare nothing
  if (first.empty()) first = found;
  if (found.empty() || found != first) state.SkipWithError("the two forms disagree, or one failed");
  state.SetLabel("median by day " + found);
  state.counters["rows_per_second"] = benchmark::Counter(static_cast<double>(kRows), benchmark::Counter::kIsIterationInvariantRate);
}

void median_aggregate(benchmark::State& state) { measure(state, kAggregate); }
void median_json(benchmark::State& state) { measure(state, kJson); }

}  // namespace

BENCHMARK(median_aggregate)->Unit(benchmark::kMillisecond)->Iterations(3);
BENCHMARK(median_json)->Unit(benchmark::kMillisecond)->Iterations(3);
