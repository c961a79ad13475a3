#pragma once
// Shorthand for tests that read answers.

#include <string>
#include <vector>

#include "core/text.h"
#include "document/table.h"
#include "query/naltrexone_cases.h"
#include "report/report.h"

namespace casebook::test {

inline document::Document answer(query::Catalogue& catalogue, const std::string& report,
                                 const report::ReportOptions& options) {
  const auto* found = report::find_report(report);
  REQUIRE(found != nullptr);
  return found->run(catalogue, options);
}

inline report::ReportOptions about(const std::string& treatment) {
  report::ReportOptions options;
  options.treatment = treatment;
  return options;
}

/// The value of a cell as text; "·" where nothing is stated.
inline std::string value(const document::Table& table, std::size_t row, const std::string& column) {
  const auto* cell = document::find_cell(table, row, column);
  if (cell == nullptr) return "no such cell";
  if (const auto* text = std::get_if<std::string>(&cell->value)) return *text;
  if (const auto* whole = std::get_if<std::int64_t>(&cell->value)) return std::to_string(*whole);
  if (const auto* number = std::get_if<double>(&cell->value)) return core::number_text(*number);
  return "·";
}

/// Rows as "a | b | c" of these columns.
inline std::vector<std::string> values(const document::Document& document, const std::string& name,
                                       const std::vector<std::string>& columns) {
  const auto* table = document::find_table(document, name);
  REQUIRE(table != nullptr);
  std::vector<std::string> rows;
  for (std::size_t i = 0; i < table->rows.size(); ++i) {
    std::string row;
    for (const auto& column : columns) row += (row.empty() ? "" : " | ") + value(*table, i, column);
    rows.push_back(row);
  }
  return rows;
}

inline std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const auto& text : texts) all += (all.empty() ? "" : " ") + text;
  return all;
}

inline bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace casebook::test
