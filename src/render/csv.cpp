// csv (RFC 4180 with "\n") and tsv. One table, its data columns, no legend: the header names carry the units.

#include <string>

#include "render/cell_text.h"
#include "render/formats.h"

namespace casebook::render {
namespace {

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> starts) {
  for (const std::string_view start : starts) {
    if (text.substr(0, start.size()) == start) return true;
  }
  return false;
}

/// Spreadsheets compute a field that begins so, also with the wide forms of these signs.
bool reads_as_formula(std::string_view text) {
  return starts_with_any(text, {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"});
}

std::string text_field(std::string_view text, char separator) {
  std::string field = reads_as_formula(text) ? "'" : "";
  if (separator == '\t') {
    std::string line;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
      line += text[i] == '\t' || text[i] == '\n' || text[i] == '\r' ? ' ' : text[i];
    }
    return field + core::visible_text(line);
  }
  // Tabs may stand inside a quoted field, hence not several_lines().
  std::string lines;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    lines += text[i];
  }
  field += core::visible_text(lines, true);
  if (field.find_first_of(",\"\n\r") == std::string::npos) return field;
  std::string quoted = "\"";
  for (const char c : field) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string value_field(const document::Value& value, char separator) {
  if (is_not_stated(value)) return {};
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
  if (const auto* number = std::get_if<double>(&value)) return core::number_text(*number, 17);
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "1" : "0";
  return text_field(std::get<std::string>(value), separator);
}

}  // namespace

std::string separated_rows(const document::Table& table, char separator) {
  const auto columns = columns_for(table, Reading::data);
  std::string out;
  if (columns.empty()) return out;
  const auto end_line = [&](std::size_t start) {
    // A line of nothing is skipped by many readers; quotes keep the row.
    if (out.size() == start && separator == ',') out += "\"\"";
    out += '\n';
  };
  std::size_t start = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (i > 0) out += separator;
    out += text_field(table.columns[columns[i]].name, separator);
  }
  end_line(start);
  for (const document::Row& row : table.rows) {
    start = out.size();
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (i > 0) out += separator;
      out += value_field(cell_at(row, columns[i]).value, separator);
    }
    end_line(start);
  }
  return out;
}

}  // namespace casebook::render
