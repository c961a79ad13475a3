#include "cli/row_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include "core/errors.h"

namespace casebook::cli {
namespace {

constexpr std::size_t kBatch = 500;                        // rows
constexpr std::size_t kLargestBatch = std::size_t{1} << 20;   // bytes
constexpr std::string_view kJsonStart = "[\n";
constexpr std::string_view kJsonEnd = "\n]\n";

/// Right for columns that hold numbers only.
void align(document::Table& table) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    bool any = false;
    const bool numbers = std::all_of(table.rows.begin(), table.rows.end(), [&](const document::Row& row) {
      const auto& value = row.cells[i].value;
      if (std::holds_alternative<std::monostate>(value)) return true;
      any = true;
      return std::holds_alternative<std::int64_t>(value) || std::holds_alternative<double>(value);
    });
    table.columns[i].alignment = any && numbers ? document::Alignment::right : document::Alignment::left;
  }
}

const std::string& file_of(const OutputOptions& options) {
  if (!options.output.empty() && options.output.back() == '/') throw core::UsageError(options.output + " is a folder; name a file");
  return options.output;
}

}  // namespace

RowWriter::RowWriter(const std::vector<std::string>& columns, const OutputOptions& options, Io& io)
    : options_(page_options(options, "rows", io)), io_(io), format_(format_of(options)), output_(io, file_of(options_)) {
  table_.name = "rows";
  for (const auto& name : columns) {
    document::Column column;
    column.name = name;
    column.title = name;
    table_.columns.push_back(std::move(column));
  }
}

bool RowWriter::streams() const {
  return format_ == render::Format::csv || format_ == render::Format::tsv || format_ == render::Format::json;
}

std::size_t size_of(const std::vector<document::Cell>& cells) {
  std::size_t size = sizeof(document::Row) + cells.size() * sizeof(document::Cell);
  for (const auto& cell : cells) {
    if (const auto* text = std::get_if<std::string>(&cell.value)) size += text->size();
    if (cell.shown) size += cell.shown->size();
  }
  return size;
}

void RowWriter::add(std::vector<document::Cell> cells) {
  held_ += size_of(cells);
  if (!streams() && held_ > kMostHeld) {
    throw core::StoreError(fmt::format("the answer has more than the {} MB of rows that {} may hold, which is written as a whole; ask for fewer with --limit, or take --format csv, tsv or json, which print "
                                       "rows as they come", kMostHeld >> 20, options_.format));
  }
  document::Row row;
  row.cells = std::move(cells);
  table_.rows.push_back(std::move(row));
  if (streams() && (table_.rows.size() == kBatch || held_ >= kLargestBatch)) write_batch(false);
}

/// A renderer gives a whole table; of the second batch on, what stands before and behind its rows is cut off.
void RowWriter::write_batch(bool last) {
  const auto wanted = render_options(options_, io_);
  const std::string text = render::render_rows(table_, format_, wanted);
  std::string_view rows = text;
  if (format_ == render::Format::json) {
    if (table_.rows.empty()) {
      output_.write(begun_ ? kJsonEnd : rows);
      return;
    }
    rows.remove_prefix(begun_ ? kJsonStart.size() : 0);
    if (begun_) output_.write(",\n");
    if (!last) rows.remove_suffix(kJsonEnd.size());
  } else if (begun_) {
    document::Table header = table_;
    header.rows.clear();
    rows.remove_prefix(render::render_rows(header, format_, wanted).size());
  }
  output_.write(rows);
  begun_ = true;
  table_.rows.clear();
  held_ = 0;
}

void RowWriter::finish() {
  if (streams()) {
    write_batch(true);
  } else {
    align(table_);
    output_.write(render::render_rows(table_, format_, render_options(options_, io_)));
  }
  output_.finish();
  show_page(options_, io_);
}

}  // namespace casebook::cli
