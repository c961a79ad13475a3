// schema/README.md is made from the comments in the views and tables themselves.

#include <sstream>
#include <vector>

#include "approved_file.h"
#include "catch.h"
#include "store/embedded_files.h"
#include "store/migrator.h"

using namespace casebook::store;

namespace {

constexpr const char* kIntroduction = R"(# Schema

Made from the comments in the catalogue itself by a test, and compared with it; not to be edited by hand. The same comments stand in every catalogue:
`casebook sql "SELECT sql FROM sqlite_schema WHERE name = 'dose_titration'"`.

- `views/`: the questions, and all the thinking. Re-created when their text changes; only SQL that any SQLite shell has.
- `derivations/`: what counts, derived an article at a time when case files are loaded; `casebook verify` derives it again and compares.
- `loading/`: what loading and removing an article need beside the rows themselves.
- `checks/`: checks over the whole catalogue, run by `casebook verify`. What a table itself refuses has none: more affected than looked at ("affected is within
  assessed"), one person counted as two, a PMID or DOI at two articles ("an identifier belongs to one article"), ages, doses, values and times that run backwards
  ("... runs upwards"), a dose without a unit or below nothing, an outcome before its origin, a notice without a scope, a claim of nobody.
- `tables.sql`: the tables as the migrations leave them.

NULL means "not stated" (or what the column says), and nothing else. Days count from the origin: an hour is 1/24, a week 7, a month 30.4375, a year 365.25.
An event lies in (lower_days, upper_days]; equal bounds are a day that the text gives.
)";

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

std::string in_cell(std::string text) {
  for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2)) text.insert(at, 1, '\\');
  return text;
}

std::string section(Database& database, const std::string& name, const std::string& sql) {
  const auto comments = comments_of(sql);
  std::string text = "\n### " + name + "\n\n" + comments.about + "\n\n| column | |\n|---|---|\n";
  auto columns = database.prepare("SELECT name FROM pragma_table_xinfo(:name)");
  columns.bind(":name", name);
  for (std::size_t i = 0; columns.step(); ++i) {
    INFO(name << "." << *columns.text(0));
    REQUIRE(i < comments.columns.size());
    text += "| " + *columns.text(0) + " | " + in_cell(comments.columns[i]) + " |\n";
  }
  return text;
}

}  // namespace

TEST_CASE("schema/README.md says what the comments in the views and tables say") {
  auto database = Database::in_memory();
  migrate(database, embedded::migrations(), embedded::views(), "2026-01-01T00:00:00Z");
  std::string text = kIntroduction;
  for (const auto& [type, heading] : {std::pair("view", "Views"), std::pair("table", "Tables")}) {
    text += std::string("\n## ") + heading + "\n";
    std::vector<std::pair<std::string, std::string>> objects;
    auto statement = database.prepare(
        "SELECT name, sql FROM sqlite_schema WHERE type = :type AND name NOT LIKE '%\\_search%' ESCAPE '\\' AND name NOT LIKE 'sqlite_%' ORDER BY name");
    statement.bind(":type", type);
    while (statement.step()) objects.emplace_back(*statement.text("name"), *statement.text("sql"));
    for (const auto& [name, sql] : objects) text += section(database, name, sql);
  }
  CHECK(casebook::tests::matches_approved("schema/README.md", text));
}
