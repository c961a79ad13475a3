#include "sql_functions/scalar_functions.h"

#include <sqlite3ext.h>

#include <new>
#include <optional>

#include "core/duration.h"
#include "core/errors.h"
#include "sql_functions/arguments.h"
#include "sql_functions/results.h"
#include "stats/share_interval.h"

SQLITE_EXTENSION_INIT3

namespace casebook::sql_functions {
namespace {

enum class Side { lower, upper };

std::optional<double> bound(const char* function, Side side, int count, sqlite3_value** values) {
  for (int i = 0; i < count; ++i) {
    if (sqlite3_value_type(values[i]) == SQLITE_NULL) return std::nullopt;
  }
  const Argument k{function, "k", values[0]};
  const Argument n{function, "n", values[1]};
  const double level = count > 2 ? Argument{function, "level", values[2]}.number() : 0.95;
  const auto method = count > 3 ? stats::share_method(Argument{function, "method", values[3]}.text()) : stats::ShareMethod::clopper_pearson;
  const auto interval = stats::share_interval(k.whole(), n.whole(), level, method);
  return side == Side::lower ? interval.lower : interval.upper;
}

template <Side side>
void binomial(sqlite3_context* context, int count, sqlite3_value** values) {
  const char* function = side == Side::lower ? "binomial_lower" : "binomial_upper";
  give_result(context, function, {{"events", "k"}, {"cases", "n"}}, [&] { return bound(function, side, count, values); });
}

void days(sqlite3_context* context, int, sqlite3_value** values) {
  give_result(context, "days", {}, [&]() -> std::optional<double> {
    if (sqlite3_value_type(values[0]) != SQLITE_TEXT) return std::nullopt;
    return core::days_of(Argument{"days", "text", values[0]}.text());
  });
}

}  // namespace

int register_scalar_functions(sqlite3* connection) {
  const auto add = [&](const char* name, int arguments, void (*function)(sqlite3_context*, int, sqlite3_value**)) {
    return sqlite3_create_function_v2(connection, name, arguments, kFlags, nullptr, function, nullptr, nullptr, nullptr);
  };
  for (const int arguments : {2, 3, 4}) {
    if (const int result = add("binomial_lower", arguments, binomial<Side::lower>); result != SQLITE_OK) return result;
    if (const int result = add("binomial_upper", arguments, binomial<Side::upper>); result != SQLITE_OK) return result;
  }
  return add("days", 1, days);
}

}  // namespace casebook::sql_functions
