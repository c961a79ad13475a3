// The statistics in SQL, over a database in memory. Input: a letter for the function, then its arguments, apart by '|': whole and real numbers, NULL, or text.

#include <sqlite3.h>

#include <charconv>
#include <chrono>
#include <cmath>
#include <vector>

#include "property.h"
#include "sql_functions/register.h"

using namespace casebook;

namespace {

using Clock = std::chrono::steady_clock;

struct Connection {
  sqlite3* handle = nullptr;
  Clock::time_point deadline;
  Connection() {
    if (sqlite3_open(":memory:", &handle) != SQLITE_OK || sql_functions::register_functions(handle) != SQLITE_OK) std::abort();
    sqlite3_progress_handler(handle, 1000, [](void* self) { return Clock::now() > static_cast<Connection*>(self)->deadline ? 1 : 0; }, this);
  }
};

void bind(sqlite3_stmt* statement, int index, std::string_view text) {
  std::int64_t whole = 0;
  double number = 0;
  const char* const end = text.data() + text.size();
  if (text == "NULL") return;
  if (const auto read = std::from_chars(text.data(), end, whole); read.ec == std::errc() && read.ptr == end) {
    sqlite3_bind_int64(statement, index, whole);
  } else if (const auto real = std::from_chars(text.data(), end, number); real.ec == std::errc() && real.ptr == end) {
    sqlite3_bind_double(statement, index, number);
  } else {
    sqlite3_bind_text(statement, index, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
  }
}

bool names(std::string_view column, std::string_view word) { return column.find(word) != std::string_view::npos; }

/// What every row says: shares between 0 and 1, limits in order around what they are of, no infinity.
void demand_row(sqlite3_stmt* statement, std::string& told) {
  std::optional<double> lower;
  std::optional<double> upper;
  std::optional<double> share;
  for (int i = 0; i < sqlite3_column_count(statement); ++i) {
    const std::string_view column(sqlite3_column_name(statement, i));
    const auto* const text = reinterpret_cast<const char*>(sqlite3_column_text(statement, i));
    told += text == nullptr ? "NULL|" : std::string(text) + "|";
    if (sqlite3_column_type(statement, i) != SQLITE_FLOAT && sqlite3_column_type(statement, i) != SQLITE_INTEGER) continue;
    const double value = sqlite3_column_double(statement, i);
    fuzz::demand(std::isfinite(value), "numbers are finite", column);
    if (column == "lower" || column == "ci_lower") lower = value;
    if (column == "upper" || column == "ci_upper") upper = value;
    if (column == "share" || column == "survival" || column == "odds_ratio") share = value;
    if (column == "share" || column == "survival" || column == "mass" || column == "survival_after" || column == "p_two_sided" || names(column, "binomial")) {
      fuzz::demand(value >= -1e-9 && value <= 1 + 1e-9, "shares lie between 0 and 1", told);
    }
  }
  const auto in_order = [&](const std::optional<double>& one, const std::optional<double>& other) {
    return !one || !other || *one <= *other + 1e-7 * std::max(1.0, std::abs(*other));
  };
  fuzz::demand(in_order(lower, upper) && in_order(lower, share) && in_order(share, upper), "limits are in order", told);
}

std::string ask(Connection& connection, const std::string& sql, const std::vector<std::string_view>& arguments, std::string_view function) {
  sqlite3_stmt* statement = nullptr;
  std::string told;
  if (sqlite3_prepare_v2(connection.handle, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) return sqlite3_errmsg(connection.handle);
  for (std::size_t i = 0; i < arguments.size(); ++i) bind(statement, static_cast<int>(i) + 1, arguments[i]);
  connection.deadline = Clock::now() + std::chrono::milliseconds(1500);
  int result = SQLITE_ROW;
  for (int rows = 0; rows < 5000 && (result = sqlite3_step(statement)) == SQLITE_ROW; ++rows) demand_row(statement, told);
  if (result != SQLITE_ROW && result != SQLITE_DONE) {
    const std::string message = sqlite3_errmsg(connection.handle);
    fuzz::demand((result & 0xff) == SQLITE_ERROR || (result & 0xff) == SQLITE_INTERRUPT, "a refusal is an error with words", message);
    if ((result & 0xff) == SQLITE_INTERRUPT) {
      told = "interrupted";
    } else {
      told = message;
      fuzz::demand(message.compare(0, function.size(), function) == 0 || names(message, "JSON") || names(message, "arguments"), "a refusal names the function", message);
    }
  }
  sqlite3_finalize(statement);
  return told;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Connection connection;
  if (size < 2) return 0;
  const auto functions = sql_functions::function_names();
  const auto tables = sql_functions::table_function_names();
  const std::size_t chosen = (data[0] + 256U - 'A') % (functions.size() + tables.size());
  const bool table = chosen >= functions.size();
  const std::string function(table ? tables[chosen - functions.size()] : functions[chosen]);
  const bool aggregate = function.find("median_") != std::string::npos || function == "kaplan_meier_median";

  std::vector<std::string_view> arguments;
  for (std::string_view rest = fuzz::text_of(data + 1, size - 1); arguments.size() < 6;) {
    const auto bar = std::min(rest.find('|'), rest.size());
    arguments.push_back(rest.substr(0, bar));
    if (bar == rest.size()) break;
    rest.remove_prefix(bar + 1);
  }
  std::string sql;
  if (aggregate) {
    arguments.resize(1);
    sql = "SELECT " + function + "(json_extract(value, '$[0]'), json_extract(value, '$[1]'), coalesce(json_extract(value, '$[2]'), 1)) FROM json_each(?)";
  } else {
    sql = table ? "SELECT * FROM " + function + "(" : "SELECT " + function + "(";
    for (std::size_t i = 0; i < arguments.size(); ++i) sql += i == 0 ? "?" : ", ?";
    sql += ")";
  }
  const std::string once = ask(connection, sql, arguments, function);
  const std::string twice = ask(connection, sql, arguments, function);
  fuzz::demand(once == twice || once == "interrupted" || twice == "interrupted", "the same arguments give the same answer", once + "\n" + twice);
  return 0;
}
