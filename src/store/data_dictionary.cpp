#include "store/data_dictionary.h"

#include <fmt/core.h>

#include <sstream>

#include "core/errors.h"

namespace casebook::store {
namespace {

constexpr const char* kObjects =
    "SELECT name, sql FROM sqlite_schema WHERE type = :type AND name NOT LIKE '%\\_search%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name";

/// Comments of a CREATE statement: those above the columns joined, then one a column.
struct Comments {
  std::string about;
  std::vector<std::string> columns;
};

Comments comments_of(const std::string& sql) {
  Comments comments;
  std::istringstream lines(sql);
  std::string line;
  std::getline(lines, line);
  bool above = true;
  while (std::getline(lines, line)) {
    const auto start = line.find("-- ");
    const bool alone = start != std::string::npos && line.find_first_not_of(' ') == start;
    above = above && alone;
    if (start == std::string::npos) continue;
    const auto text = line.substr(start + 3);
    if (above) {
      comments.about += (comments.about.empty() ? "" : " ") + text;
    } else {
      comments.columns.push_back(text);
    }
  }
  return comments;
}

DescribedTable described(Database& database, const std::string& name, const std::string& sql, bool is_view) {
  const Comments comments = comments_of(sql);
  DescribedTable table{name, is_view, comments.about, {}};
  auto columns = database.prepare("SELECT name FROM pragma_table_xinfo(:name)");
  columns.bind(":name", name);
  while (columns.step()) {
    const std::size_t at = table.columns.size();
    if (at >= comments.columns.size()) throw core::StoreError(fmt::format("the column {}.{} has no comment", name, *columns.text(0)));
    table.columns.emplace_back(*columns.text(0), comments.columns[at]);
  }
  return table;
}

}  // namespace

std::vector<DescribedTable> data_dictionary(Database& database) {
  std::vector<DescribedTable> tables;
  for (const char* type : {"view", "table"}) {
    std::vector<std::pair<std::string, std::string>> objects;
    auto found = database.prepare(kObjects);
    found.bind(":type", type);
    while (found.step()) objects.emplace_back(*found.text("name"), *found.text("sql"));
    for (const auto& [name, sql] : objects) tables.push_back(described(database, name, sql, std::string_view(type) == "view"));
  }
  return tables;
}

DescribedQuery described_query(const EmbeddedFile& file) {
  DescribedQuery query;
  query.name = stem_of(file.path);
  std::string_view rest = file.text;
  for (int line = 0; rest.substr(0, 3) == "-- "; ++line) {
    const auto end = std::min(rest.find('\n'), rest.size());
    std::string& into = line == 0 ? query.question : query.about;
    into += (into.empty() ? "" : " ") + std::string(rest.substr(3, end - 3));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (query.about.empty()) {
    throw core::StoreError(fmt::format("{}: expected two lines of comment, the question and what a row is, before the statement", file.path));
  }
  query.sql = rest.substr(0, rest.find_last_not_of(" \n") + 1);
  return query;
}

}  // namespace casebook::store
