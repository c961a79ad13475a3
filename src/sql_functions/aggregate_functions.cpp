#include "sql_functions/aggregate_functions.h"

#include <sqlite3ext.h>

#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "core/errors.h"
#include "sql_functions/arguments.h"
#include "sql_functions/results.h"
#include "stats/interval_npmle.h"
#include "stats/kaplan_meier.h"

SQLITE_EXTENSION_INIT3

namespace casebook::sql_functions {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

bool is_null(sqlite3_value* value) { return sqlite3_value_type(value) == SQLITE_NULL; }

/// The third argument: 1 when it is not there.
double count_of(const char* function, int count, sqlite3_value** values) {
  if (count < 3) return 1;
  const Argument argument{function, "count", values[2]};
  const double number = argument.number();
  if (!(number > 0)) throw argument.refusal("a number above 0");
  return number;
}

struct IntervalMedian {
  using Observation = stats::IntervalObservation;

  static std::optional<Observation> observation(const char* function, int count, sqlite3_value** values) {
    if ((is_null(values[0]) && is_null(values[1])) || (count > 2 && is_null(values[2]))) return std::nullopt;
    const Argument first{function, "lower", values[0]};
    const double lower = first.is_null() ? -kInfinity : first.number();
    const Argument second{function, "upper", values[1]};
    const double upper = second.is_null() ? kInfinity : second.number();
    if (lower > upper) throw first.refusal("at most upper = " + shown(values[1]));
    return Observation{lower, upper, count_of(function, count, values)};
  }

  static std::optional<stats::NpmleMedian> median(std::vector<Observation> observations, sqlite3* connection) {
    const auto found = stats::npmle_median(stats::interval_npmle(std::move(observations), interruption_of(connection)));
    return found.exists ? std::optional(found) : std::nullopt;
  }
};

struct MedianLower : IntervalMedian {
  static constexpr const char* kName = "npmle_median_lower";
  static std::optional<double> result(std::vector<Observation> observations, sqlite3* connection) {
    const auto found = median(std::move(observations), connection);
    return found ? std::optional(found->lower) : std::nullopt;
  }
};

struct MedianUpper : IntervalMedian {
  static constexpr const char* kName = "npmle_median_upper";
  static std::optional<double> result(std::vector<Observation> observations, sqlite3* connection) {
    const auto found = median(std::move(observations), connection);
    return found ? std::optional(found->upper) : std::nullopt;
  }
};

struct ProductLimitMedian {
  static constexpr const char* kName = "kaplan_meier_median";
  using Observation = stats::TimedObservation;

  static std::optional<Observation> observation(const char* function, int count, sqlite3_value** values) {
    for (int i = 0; i < count; ++i) {
      if (is_null(values[i])) return std::nullopt;
    }
    const Argument event{function, "event", values[1]};
    const long long happened = event.whole();
    if (happened != 0 && happened != 1) throw event.refusal("1 or 0");
    return Observation{Argument{function, "time", values[0]}.number(), happened == 1, count_of(function, count, values)};
  }

  static std::optional<double> result(std::vector<Observation> observations, sqlite3*) {
    return stats::kaplan_meier_median(stats::kaplan_meier(std::move(observations))).estimate;
  }
};

/// What SQLite keeps for one group: zero at first.
template <typename Function>
struct Group {
  std::vector<typename Function::Observation>* observations;
  bool failed;
};

template <typename Function>
void step(sqlite3_context* context, int count, sqlite3_value** values) {
  auto* group = static_cast<Group<Function>*>(sqlite3_aggregate_context(context, sizeof(Group<Function>)));
  if (group == nullptr) return sqlite3_result_error_nomem(context);
  if (group->failed) return;
  group->failed = true;
  give_result(context, Function::kName, {}, [&]() -> std::optional<double> {
    if (group->observations == nullptr) group->observations = new std::vector<typename Function::Observation>();
    if (const auto observation = Function::observation(Function::kName, count, values)) group->observations->push_back(*observation);
    group->failed = false;
    return std::nullopt;
  });
}

template <typename Function>
void finish(sqlite3_context* context) {
  auto* group = static_cast<Group<Function>*>(sqlite3_aggregate_context(context, 0));
  std::vector<typename Function::Observation> observations;
  if (group != nullptr && group->observations != nullptr) {
    observations = std::move(*group->observations);
    delete group->observations;
    group->observations = nullptr;
  }
  if (group != nullptr && group->failed) return;
  give_result(context, Function::kName, {}, [&] { return Function::result(std::move(observations), sqlite3_context_db_handle(context)); });
}

template <typename Function>
int add(sqlite3* connection) {
  for (const int arguments : {2, 3}) {
    const int result = sqlite3_create_function_v2(connection, Function::kName, arguments, kFlags, nullptr, nullptr, step<Function>,
                                                  finish<Function>, nullptr);
    if (result != SQLITE_OK) return result;
  }
  return SQLITE_OK;
}

}  // namespace

int register_aggregate_functions(sqlite3* connection) {
  for (const auto one : {add<MedianLower>, add<MedianUpper>, add<ProductLimitMedian>}) {
    if (const int result = one(connection); result != SQLITE_OK) return result;
  }
  return SQLITE_OK;
}

}  // namespace casebook::sql_functions
