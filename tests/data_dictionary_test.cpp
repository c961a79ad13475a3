// schema/README.md is made from the comments in the views and tables themselves.

#include <vector>

#include "approved_file.h"
#include "catch.h"
#include "program.h"
#include "store/data_dictionary.h"
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
- `queries/`: example queries, canned in Datasette: `casebook sql --param treatment=naltrexone < schema/queries/dose_titration.sql`.
- `metadata.json`: this page and those queries for Datasette, made by `casebook schema datasette`.
- `checks/`: checks over the whole catalogue, run by `casebook verify`. What a table itself refuses has none: more affected than looked at ("affected is within
  assessed"), one person counted as two, a PMID or DOI at two articles ("an identifier belongs to one article"), ages, doses, values and times that run backwards
  ("... runs upwards"), a dose without a unit or below nothing, an outcome before its origin, a notice without a scope, a claim of nobody.
- `tables.sql`: the tables as the migrations leave them.

NULL means "not stated" (or what the column says), and nothing else. Days count from the origin: an hour is 1/24, a week 7, a month 30.4375, a year 365.25.
An event lies in (lower_days, upper_days]; equal bounds are a day that the text gives.
)";

std::string in_cell(std::string text) {
  for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2)) text.insert(at, 1, '\\');
  return text;
}

std::string section(const DescribedTable& table) {
  std::string text = "\n### " + table.name + "\n\n" + table.about + "\n\n| column | |\n|---|---|\n";
  for (const auto& [name, comment] : table.columns) text += "| " + name + " | " + in_cell(comment) + " |\n";
  return text;
}

}  // namespace

TEST_CASE("schema/README.md says what the comments in the views and tables say") {
  auto database = Database::in_memory();
  migrate(database, embedded::migrations(), embedded::views(), "2026-01-01T00:00:00Z");
  std::string text = kIntroduction;
  bool views = false;
  bool tables = false;
  for (const auto& table : data_dictionary(database)) {
    bool& begun = table.is_view ? views : tables;
    if (!begun) text += table.is_view ? "\n## Views\n" : "\n## Tables\n";
    begun = true;
    text += section(table);
  }
  CHECK(casebook::tests::matches_approved("schema/README.md", text));
}

TEST_CASE("schema/metadata.json says the same to Datasette") {
  const auto ran = casebook::tests::run_program({"schema", "datasette"});
  CHECK(ran.code == 0);
  CHECK(casebook::tests::matches_approved("schema/metadata.json", ran.out));
}

TEST_CASE("every example query has an answer over the seed, and its parameters narrow it") {
  const casebook::tests::WorkingFolder folder;
  REQUIRE(casebook::tests::run_program({"init"}).code == 0);
  for (const auto& file : embedded::queries()) {
    INFO(file.path);
    const auto query = described_query(file);
    std::vector<std::string> all{"sql", query.sql, "--format", "csv"};
    for (const char* name : {"treatment", "article"}) {
      if (query.sql.find(std::string(":") + name) != std::string::npos) all.insert(all.end(), {"--param", std::string(name) + "="});
    }
    const auto ran = casebook::tests::run_program(all);
    CHECK(ran.err.empty());
    CHECK(ran.out.find("\n") + 1 < ran.out.size());
    if (all.size() == 4) continue;
    all.back() += "nothing of that name";
    const auto narrowed = casebook::tests::run_program(all);
    CHECK(narrowed.err.empty());
    CHECK(narrowed.out.find("\n") + 1 == narrowed.out.size());
  }
}
