// The tables and views as a whole: strictness, names, comments, indexes, query plans.

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <sstream>

#include "approved_file.h"
#include "catch.h"
#include "core/errors.h"
#include "store/embedded_files.h"
#include "store/migrator.h"

using namespace casebook::store;
using Catch::Matchers::Contains;

namespace {

Database empty_catalogue() {
  auto database = Database::in_memory();
  migrate(database, embedded::migrations(), embedded::views(), "2026-01-01T00:00:00Z");
  return database;
}

struct Object {
  std::string type;
  std::string name;
  std::string sql;
};

std::vector<Object> objects(Database& database, const char* type) {
  std::vector<Object> found;
  auto statement = database.prepare(
      "SELECT type, name, sql FROM sqlite_schema WHERE type = :type AND sql IS NOT NULL AND name NOT LIKE 'sqlite_%' "
      "AND name NOT LIKE '%\\_search\\_%' ESCAPE '\\' ORDER BY name");
  statement.bind(":type", type);
  while (statement.step()) found.push_back({*statement.text("type"), *statement.text("name"), *statement.text("sql")});
  return found;
}

bool is_virtual(const Object& table) { return table.sql.find("VIRTUAL") != std::string::npos; }

/// The names are looked up first, in either order.
std::string without_order_of_names(const std::string& plan) {
  const auto third = plan.find('\n', plan.find('\n') + 1);
  return plan.substr(third == std::string::npos ? 0 : third);
}

std::string plan_of(Database& database, const std::string& query) {
  std::string plan;
  auto statement = database.prepare("EXPLAIN QUERY PLAN " + query);
  while (statement.step()) plan += *statement.text("detail") + "\n";
  return plan;
}

/// Enough rows that a wrong plan would be a scan of something that grows.
void fill(Database& database) {
  database.execute(R"(
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60) INSERT INTO conditions(name) SELECT 'condition ' || i FROM n;
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30) INSERT INTO interventions(name) SELECT 'drug ' || i FROM n;
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40)
      INSERT INTO endpoints(name, kind, family, counted, at_risk) SELECT 'endpoint ' || i, 'event', 'response', 'ever', 'treated' FROM n;
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
      INSERT INTO articles(article_id, citekey, design, text_read) SELECT i, 'article-' || i, 'case report', 'abstract' FROM n;
    INSERT INTO cohorts(cohort_id, article_id, label, size) SELECT article_id, article_id, 'all patients', 2 FROM articles;
    INSERT INTO claims(claim_id, article_id, kind, cohort_id, affected, assessed, said, basis)
      SELECT 3 * article_id - 2, article_id, 'treatment', article_id, 2, 2, 'given', 'stated' FROM articles;
    INSERT INTO claims(claim_id, article_id, kind, cohort_id, affected, assessed, said, basis)
      SELECT 3 * article_id - 1, article_id, 'dose step', article_id, 2, 2, 'dose', 'stated' FROM articles;
    INSERT INTO claims(claim_id, article_id, kind, cohort_id, affected, assessed, said, basis)
      SELECT 3 * article_id, article_id, 'outcome', article_id, 1, 2, 'better', 'stated' FROM articles;
    INSERT INTO treatments(claim_id, intervention_id, condition_id, role)
      SELECT 3 * article_id - 2, 1 + (article_id * article_id) % 30, 1 + article_id % 60, 'studied' FROM articles;
    INSERT INTO dose_steps(claim_id, treatment_id, step, change, dose_min, dose_max, unit)
      SELECT 3 * article_id - 1, 3 * article_id - 2, 1, 'start', 3, 3, 'mg' FROM articles;
    INSERT INTO outcomes(claim_id, treatment_id, endpoint_id, state, time_kind) SELECT 3 * article_id, 3 * article_id - 2, 1 + article_id % 40, 'present', 'not stated' FROM articles;)");
}

}  // namespace

TEST_CASE("every table is STRICT") {
  auto database = empty_catalogue();
  for (const auto& table : objects(database, "table")) {
    if (is_virtual(table)) continue;
    INFO(table.name);
    CHECK_THAT(table.sql, Contains("STRICT"));
  }
}

TEST_CASE("every constraint has a name that says the rule") {
  auto database = empty_catalogue();
  const std::regex rule(R"re((CONSTRAINT "[^"]+"\s+)?(CHECK|UNIQUE) \()re");
  for (const auto& table : objects(database, "table")) {
    for (std::sregex_iterator found(table.sql.begin(), table.sql.end(), rule), end; found != end; ++found) {
      INFO(table.name << ": " << found->str());
      CHECK((*found)[1].matched);
    }
  }
}

TEST_CASE("every table and every column of a table has a comment") {
  auto database = empty_catalogue();
  for (const auto& table : objects(database, "table")) {
    if (is_virtual(table)) continue;
    std::istringstream lines(table.sql);
    std::string line;
    std::getline(lines, line);
    std::getline(lines, line);
    INFO(table.name);
    CHECK_THAT(line, Contains("-- "));
    auto columns = database.prepare("SELECT name FROM pragma_table_xinfo(:table)");
    columns.bind(":table", table.name);
    while (columns.step()) {
      const auto column = *columns.text(0);
      const std::regex commented("\n  " + column + " [^\n]*-- [^\n]+");
      INFO(table.name << "." << column);
      CHECK(std::regex_search(table.sql, commented));
    }
  }
}

TEST_CASE("schema/tables.sql shows the tables as the migrations leave them") {
  auto database = empty_catalogue();
  std::string text = "-- Generated from the migrations; not to be edited: the test that compares it says how to renew it.\n";
  for (const char* type : {"table", "index", "trigger"}) {
    for (const auto& object : objects(database, type)) text += "\n" + object.sql + ";\n";
  }
  CHECK(casebook::tests::matches_approved("schema/tables.sql", text));
}

TEST_CASE("every reference to another table can be followed back by an index") {
  auto database = empty_catalogue();
  for (const auto& table : objects(database, "table")) {
    if (is_virtual(table)) continue;
    auto keys = database.prepare("SELECT \"from\" AS column_name, \"table\" AS target FROM pragma_foreign_key_list(:table)");
    keys.bind(":table", table.name);
    while (keys.step()) {
      const auto column = *keys.text("column_name");
      const std::set<std::string> never_deleted{"conditions", "interventions", "endpoints", "sites"};
      if (never_deleted.count(*keys.text("target")) != 0) continue;   // terms are merged, not deleted row by row
      auto leading = database.prepare(
          "SELECT count(*) FROM pragma_index_list(:table) l, pragma_index_info(l.name) i WHERE i.seqno = 0 AND i.name = :column");
      leading.bind(":table", table.name).bind(":column", column);
      REQUIRE(leading.step());
      auto key = database.prepare("SELECT count(*) FROM pragma_table_info(:table) WHERE name = :column AND pk = 1");
      key.bind(":table", table.name).bind(":column", column);
      REQUIRE(key.step());
      INFO(table.name << "." << column);
      CHECK(*leading.integer(0) + *key.integer(0) > 0);
    }
  }
}

TEST_CASE("no insert builds a list of allowed words anew") {
  auto database = empty_catalogue();
  for (const auto& table : objects(database, "table")) {
    if (is_virtual(table)) continue;
    auto names = database.prepare("SELECT name FROM pragma_table_info(:table)");   // without generated columns
    names.bind(":table", table.name);
    std::string columns;
    std::string values;
    while (names.step()) {
      columns += (columns.empty() ? "" : ", ") + *names.text(0);
      values += values.empty() ? "NULL" : ", NULL";
    }
    auto program = database.prepare("EXPLAIN INSERT INTO " + table.name + "(" + columns + ") VALUES(" + values + ")");
    while (program.step()) {
      INFO(table.name);
      CHECK(program.text("opcode") != "OpenEphemeral");
    }
  }
}

TEST_CASE("a typed row agrees with its claim in kind") {
  auto database = empty_catalogue();
  fill(database);
  CHECK_THROWS_WITH(database.execute("INSERT INTO adverse_events(claim_id, finding, state) VALUES(1, 'nausea', 'present')"),
                    Contains("an adverse event belongs to a claim of kind adverse event"));
  CHECK_THROWS_WITH(database.execute("UPDATE claims SET kind = 'outcome' WHERE claim_id = 1"), Contains("the kind of a claim never changes"));
}

TEST_CASE("a broken rule is named by its constraint") {
  auto database = empty_catalogue();
  fill(database);
  CHECK_THROWS_WITH(database.execute("UPDATE claims SET affected = 3 WHERE claim_id = 1"), Contains("affected is within assessed"));
  CHECK_THROWS_WITH(database.execute("UPDATE outcomes SET time_kind = 'event', lower_days = 14, upper_days = 7 WHERE claim_id = 3"),
                    Contains("a time runs upwards"));
  CHECK_THROWS_WITH(database.execute("UPDATE dose_steps SET change = 'stop' WHERE claim_id = 2"), Contains("a stop has no dose"));
}

TEST_CASE("the doors of every report are the names and the composite index, whatever the statistics say") {
  auto database = empty_catalogue();
  fill(database);
  const std::string door =
      "SEARCH i USING COVERING INDEX sqlite_autoindex_interventions_1 (name=?)\n"
      "SEARCH c USING COVERING INDEX sqlite_autoindex_conditions_1 (name=?)\n"
      "SEARCH t USING COVERING INDEX treatments_condition_intervention (condition_id=? AND intervention_id=?)\n";
  const std::string other_door =
      "SEARCH c USING COVERING INDEX sqlite_autoindex_conditions_1 (name=?)\n"
      "SEARCH i USING COVERING INDEX sqlite_autoindex_interventions_1 (name=?)\n"
      "SEARCH t USING COVERING INDEX treatments_condition_intervention (condition_id=? AND intervention_id=?)\n";
  for (const std::string view : {"dose_titration", "time_to_response"}) {
    const auto query = "SELECT * FROM " + view + " WHERE condition = 'condition 7' AND treatment = 'drug 20'";
    const auto without = plan_of(database, query);
    INFO(without);
    CHECK((without.starts_with(door) || without.starts_with(other_door)));
    CHECK_THAT(without, Contains(view == "dose_titration" ? "SEARCH d USING INDEX dose_steps_treatment" : "SEARCH o USING INDEX outcomes_treatment"));
    database.execute("PRAGMA analysis_limit = 1000; ANALYZE");
    CHECK(without_order_of_names(plan_of(database, query)) == without_order_of_names(without));
    database.execute("PRAGMA analysis_limit = 0; ANALYZE");
    CHECK(without_order_of_names(plan_of(database, query)) == without_order_of_names(without));
    database.execute("DROP TABLE IF EXISTS sqlite_stat1; DROP TABLE IF EXISTS sqlite_stat4; ANALYZE sqlite_schema");
  }
}

TEST_CASE("no view that is asked for a treatment or an article scans a table that grows") {
  auto database = empty_catalogue();
  fill(database);
  const std::regex scan(R"re(SCAN (\w+))re");
  const std::set<std::string> growing{"claims", "treatments", "outcomes", "dose_steps", "adverse_events", "characteristics", "articles", "patients",
                                      "cohorts", "errata", "erratum_claims", "k", "t", "o", "d", "e", "h", "a", "p", "g", "q"};
  for (const auto& view : objects(database, "view")) {
    // A condition alone may be most of the catalogue: it is no door.
    auto columns = database.prepare("SELECT name FROM pragma_table_info(:view) WHERE name = 'treatment' OR name = 'citekey' OR name = 'claim_id'");
    columns.bind(":view", view.name);
    while (columns.step()) {
      const auto column = *columns.text(0);
      // Unnamed prior treatments have no treatment: NULL = 'x' ends that half of the view before its first row, whatever the plan says.
      if (view.name == "prior_treatments" && column == "treatment") continue;
      const auto plan = plan_of(database, "SELECT * FROM " + view.name + " WHERE " + column + " = 'x'");
      for (std::sregex_iterator found(plan.begin(), plan.end(), scan), end; found != end; ++found) {
        INFO(view.name << " by " << column << ": " << found->str() << "\n" << plan);
        CHECK(growing.count((*found)[1].str()) == 0);
      }
    }
  }
}

TEST_CASE("of files loaded before it was kept who brought them, those below seed are the program's") {
  auto database = Database::in_memory();
  migrate(database, embedded::migrations().first(6), {}, "2026-01-01T00:00:00Z");
  database.execute(
      "INSERT INTO articles(article_id, citekey, design, text_read) VALUES(1, 'albers-2017', 'case series', 'abstract');"
      "INSERT INTO case_files(path, kind, article_id, sha256, loaded, content) VALUES('seed/albers-2017.yaml', 'article', 1, 'a', 'then', 'text a');"
      "INSERT INTO case_files(path, kind, sha256, loaded, content) VALUES('my/seed/words.yaml', 'vocabulary', 'b', 'then', 'text b')");
  migrate(database, embedded::migrations().first(7), {}, "2026-01-01T00:00:00Z");
  CHECK(database.integer("SELECT count(*) FROM case_files") == 2);
  CHECK(database.integer("SELECT count(*) FROM case_files WHERE origin = 'seed' AND path = 'seed/albers-2017.yaml' AND article_id = 1 AND content = 'text a'") == 1);
  CHECK(database.integer("SELECT count(*) FROM case_files WHERE origin = 'curator' AND path = 'my/seed/words.yaml' AND article_id IS NULL") == 1);
  database.execute("DELETE FROM articles");
  CHECK(database.integer("SELECT count(*) FROM case_files") == 1);
}
