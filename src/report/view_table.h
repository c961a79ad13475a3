#pragma once
// A view's own columns as the data columns of a table: complete for programs, out of sight of readers.

#include <string>
#include <utility>
#include <vector>

#include "document/cell.h"
#include "document/table.h"
#include "query/row.h"

namespace casebook::report {

/// Adds a data column for every column of `Row`; those in days say so.
template <typename Row>
void append_view_columns(document::Table& table) {
  for (const std::string_view name : query::column_names<Row>()) {
    const bool days = name.find("_days") != std::string_view::npos;
    table.columns.push_back(document::data_column(std::string(name), days ? "days" : ""));
  }
}

/// Adds a row's values in the same order.
template <typename Row>
void append_view_cells(std::vector<document::Cell>& cells, const Row& row) {
  query::for_each_column(row, [&](std::string_view, const auto& member) { cells.push_back(document::cell(member)); });
}

/// A reader's table that is built row by row: each column once, with its title and the cell that it shows.
class ReaderCells {
 public:
  /// Adds a column the first time it is named.
  void add(document::Table& table, const document::Column& column, document::Cell cell) {
    if (at_first_row_) table.columns.push_back(column);
    cells_.push_back(std::move(cell));
  }
  /// The cells of this row; the next call of add begins another.
  std::vector<document::Cell> take() {
    at_first_row_ = false;
    return std::exchange(cells_, {});
  }

 private:
  bool at_first_row_ = true;
  std::vector<document::Cell> cells_;
};

}  // namespace casebook::report
