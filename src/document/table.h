#pragma once
// Makers of columns and rows, and look-ups by name for those who test or combine tables.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/cell.h"
#include "document/document.h"

namespace casebook::document {

/// Columns by what they hold. `name` is the key in JSON and CSV, `title` the heading for a reader (empty: made from the
/// name).
Column text_column(std::string name, std::string title = {});
Column number_column(std::string name, std::string title = {}, std::string unit = {});
/// For csv, tsv and json alone.
Column data_column(std::string name, std::string unit = {});
/// For table, markdown and html alone; `drop_order` as in Column.
Column reader_column(std::string name, std::string title, int drop_order = 0);

/// Adds a row.
/// \throws DomainError naming the table unless there is one cell a column
void add_row(Table& table, std::vector<Cell> cells, bool muted = false);

/// Leaves the table to csv, tsv and json: columns for readers alone go, the others are for data.
void hide_from_readers(Table& table);

/// Place of the column called `name`, nullopt when there is none.
std::optional<std::size_t> column_index(const Table& table, std::string_view name);

/// The cell at a row (from 0) and a column by name; nullptr when there is none.
const Cell* find_cell(const Table& table, std::size_t row, std::string_view column);

/// The table called `name`; nullptr when there is none.
const Table* find_table(const Document& document, std::string_view name);

}  // namespace casebook::document
