#pragma once
// What a catalogue says, as text: for tests that two catalogues say the same.

#include <string>
#include <vector>

#include "store/database.h"

namespace casebook::tests {

/// Every row of every table (full text, bookkeeping and the moment of an import apart), a line each, ordered by their columns. Keys are part of it.
inline std::string dump(store::Database& database) {
  std::vector<std::string> tables;
  auto names = database.prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%\\_search%' ESCAPE '\\' AND name NOT LIKE 'sqlite_%' "
      "AND name <> 'case_files' AND name <> 'schema_migrations' ORDER BY name");
  while (names.step()) tables.push_back(*names.text(0));
  std::string text;
  for (const auto& table : tables) {
    auto columns = database.prepare("SELECT group_concat('quote(' || name || ')', '||''|''||') FROM pragma_table_xinfo(:table) WHERE name <> 'source_file' AND name <> 'source_line' AND name <> 'imported'");
    columns.bind(":table", table);
    columns.step();
    auto rows = database.prepare("SELECT " + *columns.text(0) + " FROM " + table + " ORDER BY 1");
    while (rows.step()) text += table + ": " + *rows.text(0) + "\n";
  }
  return text;
}

}  // namespace casebook::tests
