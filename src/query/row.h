#pragma once
// A row struct names its columns once; reading rows, and the tables of reports, follow that list.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

#include "store/statement.h"

namespace casebook::query {

/// A column of a view and the member of the row struct that holds it.
template <typename Row, typename Type>
struct Field {
  std::string_view name;
  Type Row::*member;
};

template <typename Row, typename Type>
constexpr Field<Row, Type> field(std::string_view name, Type Row::*member) {
  return {name, member};
}

/// Calls `visit(name, member of row)` for each column in the order of the view; `Row` may be const.
template <typename Row, typename Visit>
void for_each_column(Row& row, Visit&& visit) {
  std::apply([&](const auto&... fields) { (visit(fields.name, row.*(fields.member)), ...); },
             std::remove_const_t<Row>::fields());
}

/// The names of a row struct's columns, in order.
template <typename Row>
constexpr auto column_names() {
  return std::apply(
      [](const auto&... fields) { return std::array<std::string_view, sizeof...(fields)>{fields.name...}; },
      Row::fields());
}

/// What a query gave, and its text with every value in its place, ready to be pasted into a SQLite shell.
template <typename Row>
struct Rows {
  std::vector<Row> rows;
  std::string sql;
};

/// Reads one column. A NULL where the struct has no optional is an error, as is another type than the struct's.
/// \throws core::StoreError naming the column
void read_column(const store::Statement& statement, int column, std::int64_t& into);
void read_column(const store::Statement& statement, int column, double& into);
void read_column(const store::Statement& statement, int column, std::string& into);
void read_column(const store::Statement& statement, int column, std::optional<std::int64_t>& into);
void read_column(const store::Statement& statement, int column, std::optional<double>& into);
void read_column(const store::Statement& statement, int column, std::optional<std::string>& into);

/// The current row of a statement that selects the columns of `Row` in their order.
template <typename Row>
Row read_row(const store::Statement& statement) {
  Row row;
  int column = 0;
  for_each_column(row, [&](std::string_view, auto& member) { read_column(statement, column++, member); });
  return row;
}

}  // namespace casebook::query
