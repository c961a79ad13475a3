#pragma once
// A reader's own SQL: one statement that can only read, within limits of time, memory and length.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"

namespace casebook::store {

struct QueryParameter {
  std::string name;   ///< without its ':'
  SqlValue value;
};

struct QueryLimits {
  double seconds = 30;                                ///< wall time of preparing and running together; > 0
  std::int64_t heap_bytes = std::int64_t{256} << 20;  ///< memory of all of SQLite in this process while the query lives
  std::vector<std::string> functions;                 ///< the program's own functions, allowed beside SQLite's harmless ones
  std::vector<std::string> tables;                    ///< the program's own table-valued functions
};

/// What is said of a query whose time is up: "the query was stopped after 30 seconds; ...".
std::string stopped_words(double seconds);

/// Prepares and runs one statement under an authorizer that allows by list: reading, harmless pragmas, named functions. Everything else
/// (writing, ATTACH, temporary objects, load_extension) is refused. The connection serves nothing else while the query lives, and should
/// have been opened read-only.
class GuardedQuery {
 public:
  /// \throws core::StoreError for what SQLite or the guard refuses; the message shows the place in the query
  /// \throws core::UsageError when parameters and query do not fit each other
  GuardedQuery(Database& database, std::string sql, const std::vector<QueryParameter>& parameters, const QueryLimits& limits);
  GuardedQuery(const GuardedQuery&) = delete;
  GuardedQuery& operator=(const GuardedQuery&) = delete;
  ~GuardedQuery();

  /// Names as SQLite gives them; may repeat.
  const std::vector<std::string>& columns() const;
  /// \returns true when there is a row to read; \throws core::StoreError
  bool step();
  /// A blob comes as its hexadecimal digits.
  SqlValue value(int column) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace casebook::store
