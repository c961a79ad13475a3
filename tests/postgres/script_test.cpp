#include "postgres/script.h"

#include <regex>

#include "catch.h"
#include "core/errors.h"
#include "query/loaded_cases.h"
#include "store/embedded_files.h"
#include "store/migrator.h"

using namespace casebook;
using namespace casebook::tests;
using Catch::Contains;
using postgres::ScriptParts;

namespace {

std::string script(store::Database& database, ScriptParts parts, const std::string& schema = "casebook", std::size_t* largest = nullptr) {
  std::string text;
  postgres::write_script(database, {schema, parts}, [&](std::string_view piece) {
    if (largest != nullptr) *largest = std::max(*largest, piece.size());
    text += piece;
  });
  return text;
}

store::Database empty_catalogue() {
  auto database = store::Database::in_memory();
  store::migrate(database, store::embedded::migrations(), store::embedded::views(), "2026-01-01T00:00:00Z");
  return database;
}

std::size_t times(const std::string& text, const std::string& pattern) {
  const std::regex regex(pattern);
  return static_cast<std::size_t>(std::distance(std::sregex_iterator(text.begin(), text.end(), regex), std::sregex_iterator()));
}

}  // namespace

TEST_CASE("the script holds every table, view, index, trigger and comment, and the rows of each table", "[postgres-script]") {
  const auto cases = albers();
  auto catalogue = cases.open();
  auto& database = catalogue.database();
  std::string text = script(database, ScriptParts::all);
  const auto count = [&](const std::string& type) {
    return static_cast<std::size_t>(database.integer("SELECT count(*) FROM sqlite_schema WHERE sql IS NOT NULL AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE '%\\_search\\_%' ESCAPE '\\' AND type = '" +
                                                     type + "'"));
  };
  CHECK(times(text, "\nCREATE TABLE ") == count("table"));
  CHECK(times(text, "\nCREATE VIEW ") == count("view"));
  CHECK(times(text, "\nCREATE TRIGGER ") == count("trigger"));
  CHECK(times(text, "\nCOPY [a-z_]+ \\(") == count("table"));
  CHECK(times(text, "\nCOMMENT ON VIEW ") == count("view"));
  CHECK(times(text, "\nCREATE (UNIQUE )?INDEX ") >= count("index"));
  CHECK_THAT(text, Contains("\nBEGIN;") && Contains("\nCREATE SCHEMA casebook_loading;") && Contains("\nALTER SCHEMA casebook_loading RENAME TO casebook;"));
  CHECK(text.substr(text.size() - 9) == "\nCOMMIT;\n");
  CHECK(text.find("\nCOPY articles ") < text.find("\nCOPY claims "));
  CHECK(text.find("\nCOPY claims ") < text.find("\nCOPY treatments "));
  CHECK(text.find("\nCOPY treatments ") < text.find("\nCOPY outcomes "));
  text.erase(text.find("\nCOPY schema_migrations "), text.find("\n\\.\n", text.find("\nCOPY schema_migrations ")) - text.find("\nCOPY schema_migrations "));   // SQLite's own words
  CHECK_THAT(text, !Contains("STRICT)") && !Contains("WITHOUT ROWID") && !Contains("NOCASE") && !Contains("group_concat") && !Contains("{schema"));
}

TEST_CASE("rows and tables can be had apart, in a schema of any name", "[postgres-script]") {
  auto database = empty_catalogue();
  const std::string schema = script(database, ScriptParts::schema, "Case Book");
  CHECK(times(schema, "\nCOPY [a-z_]+ \\(") == 1);
  CHECK_THAT(schema, Contains("\nCOPY schema_migrations ") && Contains("ALTER SCHEMA \"Case Book_loading\" RENAME TO \"Case Book\";") && Contains("hashtext('Case Book')"));
  const std::string rows = script(database, ScriptParts::data, "Case Book");
  CHECK_THAT(rows, Contains("\nTRUNCATE articles, ") && Contains("\nCOPY articles ") && !Contains("CREATE ") && !Contains("DROP ") && !Contains("COPY schema_migrations"));
}

TEST_CASE("the same catalogue makes the same script, in pieces of the size of a few rows", "[postgres-script]") {
  const auto cases = albers();
  auto catalogue = cases.open();
  std::size_t largest = 0;
  CHECK(script(catalogue.database(), ScriptParts::all) == script(catalogue.database(), ScriptParts::all, "casebook", &largest));
  CHECK(largest < 300000);
}

TEST_CASE("text that PostgreSQL cannot hold is refused with its place", "[postgres-script]") {
  auto database = empty_catalogue();
  database.execute("INSERT INTO articles (article_id, citekey, design, text_read, note) VALUES (7, 'a', 'case report', 'abstract', 'x' || char(0) || 'y')");
  CHECK_THROWS_WITH(script(database, ScriptParts::all), Contains("articles.note holds a character 0 (row 7)"));
  database.execute("UPDATE articles SET note = CAST(x'ff41' AS TEXT)");
  CHECK_THROWS_WITH(script(database, ScriptParts::data), Contains("articles.note holds bytes that are no UTF-8 (row 7)"));
}

TEST_CASE("a name that is PostgreSQL's own is refused for the schema", "[postgres-script]") {
  CHECK_NOTHROW(postgres::check_schema_name("casebook"));
  CHECK_THROWS_AS(postgres::check_schema_name("public"), core::UsageError);
  CHECK_THROWS_AS(postgres::check_schema_name("pg_mine"), core::UsageError);
  CHECK_THROWS_AS(postgres::check_schema_name(""), core::UsageError);
  CHECK_THROWS_AS(postgres::check_schema_name(std::string(56, 'x')), core::UsageError);
}
