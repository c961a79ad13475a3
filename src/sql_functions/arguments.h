#pragma once
// SQL values as the arguments of a function, and what goes wrong with them.

#include <sqlite3ext.h>

#include <stdexcept>
#include <string>
#include <string_view>

#include "stats/requirements.h"

namespace casebook::sql_functions {

/// An argument that cannot be used; names the function, the argument, what was found and what was expected. Becomes the SQL error.
class ArgumentError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The user or a time limit stopped the statement.
class Interrupted : public std::runtime_error {
 public:
  Interrupted() : std::runtime_error("interrupted") {}
};

/// One argument of one function. Text that is a number counts as one, as elsewhere in SQL.
struct Argument {
  const char* function;
  const char* name;
  sqlite3_value* value;

  bool is_null() const;
  /// \throws ArgumentError unless it is an integer, or a real number without fraction
  long long whole() const;
  /// \throws ArgumentError unless it is a finite number
  double number() const;
  /// \throws ArgumentError unless it is text. The view lives as long as the value.
  std::string_view text() const;
  /// An ArgumentError on this argument: "binomial_lower: n = 0: " and what was expected.
  ArgumentError refusal(const std::string& expected) const;
};

/// A value as a message shows it: 3, 'text', NULL, a blob; long text is cut.
std::string shown(sqlite3_value* value);

/// The arguments of stats:: have names of their own: "cases = 0: expected ..." with cases -> n becomes "n = 0: expected ...".
struct Renaming {
  std::string_view from;
  std::string_view to;
};
std::string renamed(std::string message, std::initializer_list<Renaming> names);

/// Asks the connection whether it should go on, at most every few milliseconds; throws Interrupted when not.
stats::Interruption interruption_of(sqlite3* connection);

}  // namespace casebook::sql_functions
