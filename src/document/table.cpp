#include "document/table.h"

#include <fmt/format.h>

#include "core/errors.h"

namespace casebook::document {

Column text_column(std::string name, std::string title) {
  Column column;
  column.name = std::move(name);
  column.title = std::move(title);
  return column;
}

Column number_column(std::string name, std::string title, std::string unit) {
  Column column = text_column(std::move(name), std::move(title));
  column.unit = std::move(unit);
  column.alignment = Alignment::right;
  return column;
}

Column data_column(std::string name, std::string unit) {
  Column column = text_column(std::move(name));
  column.unit = std::move(unit);
  column.audience = Audience::data;
  return column;
}

Column reader_column(std::string name, std::string title, int drop_order) {
  Column column = text_column(std::move(name), std::move(title));
  column.audience = Audience::reader;
  column.drop_order = drop_order;
  return column;
}

void add_row(Table& table, std::vector<Cell> cells, bool muted) {
  if (cells.size() != table.columns.size()) {
    throw core::DomainError(fmt::format("table '{}': a row of {} cells, expected {} as it has columns", table.name,
                                        cells.size(), table.columns.size()));
  }
  Row row;
  row.cells = std::move(cells);
  row.muted = muted;
  table.rows.push_back(std::move(row));
}

void hide_from_readers(Table& table) {
  for (std::size_t column = table.columns.size(); column-- > 0;) {
    if (table.columns[column].audience != Audience::reader) {
      table.columns[column].audience = Audience::data;
      continue;
    }
    const auto place = static_cast<std::ptrdiff_t>(column);
    table.columns.erase(table.columns.begin() + place);
    for (Row& row : table.rows) row.cells.erase(row.cells.begin() + place);
  }
}

std::optional<std::size_t> column_index(const Table& table, std::string_view name) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].name == name) return i;
  }
  return std::nullopt;
}

const Cell* find_cell(const Table& table, std::size_t row, std::string_view column) {
  const auto index = column_index(table, column);
  if (!index || row >= table.rows.size() || *index >= table.rows[row].cells.size()) return nullptr;
  return &table.rows[row].cells[*index];
}

const Table* find_table(const Document& document, std::string_view name) {
  for (const Table& table : document.tables) {
    if (table.name == name) return &table;
  }
  return nullptr;
}

}  // namespace casebook::document
