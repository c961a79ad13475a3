// Catalogues of every earlier schema version, brought up: no row is lost, nothing is changed that a curator wrote, and the file is whole.

#include <algorithm>
#include <map>
#include <set>

#include "catch.h"
#include "schema_fixture.h"
#include "store/catalogue_file.h"
#include "store/migrator.h"

using namespace casebook;
using namespace casebook::tests;

namespace {

/// What every row of every table says, column by column, as SQL literals: rows by table.
using Rows = std::map<std::string, std::vector<std::map<std::string, std::string>>>;

Rows rows_of(const std::string& file) {
  store::Database database(file, store::Access::read_only);
  Rows all;
  auto tables = database.prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%\\_search%' ESCAPE '\\' AND name <> 'schema_migrations'");
  while (tables.step()) {
    const auto table = *tables.text(0);
    std::vector<std::string> columns;
    std::string select;
    auto names = database.prepare("SELECT name FROM pragma_table_info('" + table + "')");
    while (names.step()) {
      columns.push_back(*names.text(0));
      select += (select.empty() ? "quote(" : ", quote(") + columns.back() + ")";
    }
    auto rows = database.prepare("SELECT " + select + " FROM " + table);
    while (rows.step()) {
      auto& row = all[table].emplace_back();
      for (std::size_t i = 0; i < columns.size(); ++i) row[columns[i]] = *rows.text(static_cast<int>(i));
    }
  }
  return all;
}

bool agrees(const std::map<std::string, std::string>& kept, const std::map<std::string, std::string>& now) {
  for (const auto& [column, value] : kept) {
    const auto found = now.find(column);
    if (found == now.end() || found->second != value) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("every migration that was released is kept as it was, with rows of its time") {
  const auto migrations = store::embedded::migrations();
  const auto steps = kept("ladder");
  REQUIRE(steps.size() == kept("rows").size());
  REQUIRE(steps.size() <= migrations.size());
  CHECK(steps.size() + 2 >= migrations.size());   // a text is kept once the next one comes
  for (std::size_t i = 0; i < steps.size(); ++i) {
    INFO(steps[i]);
    CHECK("migrations/" + steps[i] == migrations[i].path);
    CHECK(repository_text("tests/fixtures/schema/ladder/" + steps[i]) == migrations[i].text);
  }
}

TEST_CASE("a catalogue of any earlier schema version is brought up, and every row is kept") {
  const WorkingFolder folder;
  const int newest = std::min(store::known_version() - 1, static_cast<int>(kept("ladder").size()));
  REQUIRE(newest >= 9);
  for (int version = 1; version <= newest; ++version) {
    INFO("version " << version);
    const std::string file = "version-" + std::to_string(version) + ".db";
    make_catalogue_of_version(file, version);
    const Rows before = rows_of(file);
    CHECK(before.size() >= static_cast<std::size_t>(version));
    const auto ran = run_program({"migrate", "--db", file});
    INFO(ran.err);
    REQUIRE(ran.code == 0);
    CHECK(run_program({"verify", "--db", file}).code == 0);
    const Rows after = rows_of(file);
    for (const auto& [table, rows] : before) {
      INFO(table);
      const auto found = after.find(table);
      REQUIRE(found != after.end());
      for (const auto& row : rows) {
        INFO("the row of " << row.begin()->first << " " << row.begin()->second);
        const auto same = std::count_if(found->second.begin(), found->second.end(), [&](const auto& now) { return agrees(row, now); });
        CHECK(same == 1);
      }
    }
    CHECK(rows_of(file + ".backup-" + std::to_string(version)) == before);
    if (version >= 4) {   // what is derived was derived: the rows answer
      const auto asked = run_program({"sql", "--db", file, "--format", "csv", "SELECT treated FROM treated WHERE treatment = 'inventumab'"});
      CHECK(asked.code == 0);
      CHECK(asked.out == "treated\n3\n");
    }
  }
}
