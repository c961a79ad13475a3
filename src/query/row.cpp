#include "query/row.h"

#include <fmt/format.h>

#include "core/errors.h"

namespace casebook::query {
namespace {

template <typename Type>
Type stated(std::optional<Type> value, const store::Statement& statement, int column) {
  if (!value) {
    throw core::StoreError(fmt::format("column '{}' is NULL, expected a value", statement.column_name(column)));
  }
  return *std::move(value);
}

}  // namespace

void read_column(const store::Statement& statement, int column, std::int64_t& into) {
  into = stated(statement.integer(column), statement, column);
}
void read_column(const store::Statement& statement, int column, double& into) {
  into = stated(statement.real(column), statement, column);
}
void read_column(const store::Statement& statement, int column, std::string& into) {
  into = stated(statement.text(column), statement, column);
}
void read_column(const store::Statement& statement, int column, std::optional<std::int64_t>& into) {
  into = statement.integer(column);
}
void read_column(const store::Statement& statement, int column, std::optional<double>& into) {
  into = statement.real(column);
}
void read_column(const store::Statement& statement, int column, std::optional<std::string>& into) {
  into = statement.text(column);
}

}  // namespace casebook::query
