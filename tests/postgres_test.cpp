// A catalogue in a real PostgreSQL server: the same rows, the same answers, and back again. One process, one server (ctest -L postgres).

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <regex>

#include "catch.h"
#include "postgres/postgres_server.h"
#include "postgres/query_translation.h"
#include "program.h"
#include "store/catalogue_file.h"

using namespace casebook;
using namespace casebook::tests;
using Catch::Contains;

namespace {

/// Where SQLite needs 20 digits and PostgreSQL 17 to tell a number apart from others (see schema/postgres/functions.sql): the number that is meant.
std::string numbers_read(const std::string& text) {
  static const std::regex kNumber(R"(-?\d+\.\d+(e[+-]\d+)?)");
  std::string read;
  auto at = text.begin();
  for (std::sregex_iterator found(text.begin(), text.end(), kNumber), end; found != end; ++found) {
    read.append(at, (*found)[0].first);
    read += fmt::format("{}", std::stod(found->str()));
    at = (*found)[0].second;
  }
  return read.append(at, text.end());
}

using Row = std::vector<std::string>;

std::string shown(const store::SqlValue& value) {
  if (std::holds_alternative<std::monostate>(value)) return "NULL";
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return fmt::format("= {}", *whole);
  if (const auto* real = std::get_if<double>(&value)) return fmt::format("= {}", *real);
  return "= " + std::get<std::string>(value);
}

std::vector<Row> rows_here(store::Database& database, const std::string& query) {
  std::vector<Row> all;
  auto rows = database.prepare(query);
  while (rows.step()) {
    Row& row = all.emplace_back();
    for (int i = 0; i < rows.columns(); ++i) row.push_back(shown(rows.value(i)));
  }
  return all;
}

std::vector<Row> rows_there(const PostgresServer& server, const std::string& query) {
  std::vector<Row> all;
  for (const auto& cells : server.rows(query)) {
    Row& row = all.emplace_back();
    for (const auto& cell : cells) row.push_back(cell ? "= " + *cell : "NULL");
  }
  return all;
}

std::vector<std::string> names_in(store::Database& database) {
  std::vector<std::string> names;
  for (const auto& row : rows_here(database, "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE '%\\_search%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")) {
    names.push_back(row[0].substr(2));
  }
  return names;
}

/// Every table and view of the file against the server's, row for row.
void check_same(const PostgresServer& server, const std::string& file, const std::string& schema) {
  auto database = store::open_catalogue(file, store::Access::read_only);
  const auto names = names_in(database);
  CHECK(names.size() > 90);
  for (const auto& name : names) {
    std::string columns;
    auto shape = database.prepare("SELECT * FROM " + name + " LIMIT 0");
    for (int i = 0; i < shape.columns(); ++i) columns += (i == 0 ? "\"" : ", \"") + shape.column_name(i) + "\"";
    auto here = rows_here(database, "SELECT * FROM " + name);
    auto there = rows_there(server, "SELECT " + columns + " FROM " + schema + "." + name);
    if (name == "claim_identities") {
      for (auto* rows : {&here, &there}) {
        for (auto& row : *rows) row.back() = numbers_read(row.back());
      }
    }
    std::sort(here.begin(), here.end());
    std::sort(there.begin(), there.end());
    INFO(schema << "." << name);
    CHECK(here.size() == there.size());
    const auto differs = std::mismatch(here.begin(), here.end(), there.begin(), there.end());
    if (differs.first == here.end() || differs.second == there.end()) continue;
    CHECK(*differs.first == *differs.second);
  }
}

/// The catalogue of the seed, with what imports, removals, two readers and hostile hands leave in one.
void make_catalogue() {
  write_file("records.nbib",
             "PMID- 900\nTI  - A \"series\" with 100 % & <b>more</b>\nDP  - 2019 Feb\nJT  - Journal of Things\nVI  - 3\nIP  - 2\nPG  - 11-9\nFAU - Doe, Jane\nMH  - *Pemphigus, Benign Familial\n"
             "AB  - An abstract; it has words.\nEIN - J Things. 2019 Mar;3(3):12. PMID: 901\n\n"
             "PMID- 901\nTI  - Erratum: dose of a table\nDP  - 2019 Mar\nJT  - Journal of Things\nVI  - 3\nIP  - 3\nPG  - 12\nPT  - Published Erratum\nEFR - J Things. 2019 Feb;3(2):11-9. PMID: 900\n\n"
             "PMID- 902\nTI  - Retraction of something that is not here\nDP  - 2020\nJT  - Journal of Things\nROF - Doe J. J Other. 2001;1:1. PMID: 77\n\n");
  write_file("zebra.yaml",
             "article: { key: zebra-2001, title: Zebras, design: case series, text read: full text }\nat: page 2\ncohort: { size: 4, condition: Hailey-Hailey disease }\n"
             "patients: [{ label: Étoile, age: 42 years, sex: female }, { label: zorro }]\n"
             "courses:\n  - treatment: naltrexone\n    who: all\n    dose: 3 mg daily\n    outcomes:\n      - { endpoint: first improvement, who: 0 of 4, when: within 3 hours, said: \"none; 'so far' \\\\ said\" }\n"
             "      - { endpoint: clinical resolution, who: Étoile, when: within 2 months }\n    adverse events: none reported\n"
             "prior:\n  - { treatment: minocycline, who: zorro, result: failed }\n");
  write_file("notice.yaml", "notice: { about: albers-2017, kind: expression of concern, scope: data, published: 2020-01, pmid: 955 }\ntouches: everything\n");
  REQUIRE(run_program({"init", "--further"}).code == 0);
  const auto added = run_program({"add", "zebra.yaml"});
  INFO(added.err);
  REQUIRE(added.code == 0);
  REQUIRE(run_program({"import", "records.nbib"}).code == 0);
  auto database = store::open_catalogue("casebook.db", store::Access::read_write);
  database.execute("UPDATE articles SET note = char(9, 10, 13, 92, 8, 46) || char(10) || '\\.' || char(10) || '\\N $1 :schema ''\" =1+1 </script>' WHERE citekey = 'zebra-2001'");
  database.execute("UPDATE claims SET caution = '', note = 'naïve 中 ' || char(128512) WHERE claim_id % 7 = 0");
  database.execute("UPDATE characteristics SET value_max = 1e300, value_min = -1.0 / 3 WHERE claim_id = (SELECT max(claim_id) FROM characteristics WHERE value_max IS NOT NULL)");
  database.execute("INSERT INTO adjudications SELECT article_id, 1, 'courses[0]', NULL, 'A', 'B', '3 mg', NULL, 'first', NULL, '', 7 FROM articles WHERE citekey = 'zebra-2001'");
  database.execute("INSERT INTO removed_seed_articles VALUES ('gone-1999')");
  database.execute("INSERT INTO deleted_citations VALUES ('12', 'list.xml', '2026-01-01T00:00:00Z')");
  database.execute("INSERT INTO appraisals SELECT article_id, 'murad', 5, 'unclear', 'for a reason', NULL FROM articles WHERE citekey = 'zebra-2001'");
}

std::string export_to(const std::string& file, std::vector<std::string> options = {}) {
  options.insert(options.begin(), {"export", "postgres", "--output", file});
  const auto ran = run_program(options);
  INFO(ran.err);
  REQUIRE(ran.code == 0);
  return read_file(file);
}

void load(const PostgresServer& server, const std::string& file) {
  const auto answer = server.psql(file);
  INFO(file << ": " << answer.text);
  REQUIRE(answer.code == 0);
  CHECK(answer.text.empty());
}

}  // namespace

TEST_CASE("a catalogue in PostgreSQL has the same rows and answers, is loaded whole or not at all, and comes back the same", "[postgres]") {
  if (const auto why = PostgresServer::missing()) {
    std::cout << "skipped: " << *why << "\n";
    return;
  }
  const WorkingFolder folder;
  make_catalogue();
  const PostgresServer server;
  const std::string script = export_to("casebook.sql");
  load(server, "casebook.sql");
  check_same(server, "casebook.db", "casebook");

  // Small differences, each asked of both.
  auto nothing = store::Database::in_memory();
  for (const char* query : {"WITH v(x) AS (VALUES (0.0), (1.0), (-80.0), (0.1), (60.875), (1e15), (999999999999999.0), (1e20), (0.0001), (0.00012), (0.00001), (-1.25e-7), (1e100), (123456.789)) SELECT x || '' AS t, quote(x) AS q FROM v",
                            "WITH v(x) AS (VALUES ('b'), (NULL), ('B'), ('a'), ('é'), ('Z')) SELECT x FROM v WHERE x LIKE 'B' OR x IS NULL OR lower(x) = 'z' ORDER BY x IS NULL, x = 'B' DESC",
                            "WITH v(x) AS (VALUES (7), (-7), (0), (NULL)) SELECT x / 2 AS half, 7 / x AS into_seven, x % 3 AS rest, x IS NOT 7 AS other, quote(x) AS q FROM v ORDER BY x DESC",
                            "WITH v(x) AS (VALUES (1), (2), (NULL)) SELECT sum(x) / 2 AS half, total(x) AS n, avg(x) AS mean, sum(x > 1) AS above, max(x IS NULL) AS any_null FROM v",
                            "WITH v(x) AS (VALUES ('it''s'), (''), (NULL)) SELECT quote(x) AS q, instr(x, 't') AS place, substr(x, 2) AS rest, length(x) AS n FROM v ORDER BY 1"}) {
    const std::string text = query;
    postgres::SqlText sql(text, "query");
    postgres::translate_select(sql, 0, {});
    INFO(sql.edited());
    CHECK(rows_here(nothing, text) == rows_there(server, "SET search_path = casebook; " + sql.edited()));
  }

  // Its rules hold there as here.
  const auto refused = [&](const std::string& statement, const std::string& why) {
    INFO(statement);
    CHECK_THROWS_WITH(server.rows("SET search_path = casebook; " + statement), Contains(why));
  };
  refused("UPDATE claims SET affected = 5, assessed = 3 WHERE claim_id = 1", "affected is within assessed");
  refused("UPDATE claims SET kind = 'outcome' WHERE kind = 'treatment'", "the kind of a claim never changes");
  refused("INSERT INTO outcomes (claim_id, treatment_id, endpoint_id, state, time_kind) SELECT claim_id, claim_id, 1, 'present', 'not stated' FROM treatments LIMIT 1", "an outcome belongs to a claim of kind outcome");
  refused("INSERT INTO condition_synonyms SELECT upper(synonym), condition_id FROM condition_synonyms LIMIT 1", "condition_synonyms_synonym_without_case");
  CHECK(rows_there(server, "SET search_path = casebook; INSERT INTO conditions (name) VALUES ('new') RETURNING condition_id > (SELECT count(*) FROM conditions)") == std::vector<Row>{{"= t"}});
  CHECK(rows_there(server, "SELECT obj_description(to_regclass('casebook.claims')), col_description(to_regclass('casebook.dose_titration'), 1)") ==
        std::vector<Row>{{"= One thing that an article says about a subject.", "= the article"}});
  CHECK(rows_there(server, "SELECT count(*) > 0 FROM casebook.claims WHERE to_tsvector('simple', said) @@ websearch_to_tsquery('simple', 'naltrexone')") == std::vector<Row>{{"= t"}});

  // Again, with what was given on it; and what is not its own stops it.
  server.rows("CREATE ROLE reader LOGIN; GRANT USAGE ON SCHEMA casebook TO reader; GRANT SELECT ON casebook.claims, casebook.dose_titration TO reader");
  load(server, "casebook.sql");
  CHECK(server.rows("SELECT count(*) FROM casebook.claims", "reader").size() == 1);
  CHECK_THROWS(server.rows("SELECT count(*) FROM casebook.articles", "reader"));
  server.rows("CREATE VIEW public.mine AS SELECT * FROM casebook.dose_titration");
  const auto kept = server.psql("casebook.sql");
  CHECK(kept.code != 0);
  CHECK_THAT(kept.text, Contains("these are not casebook's own and would be lost with the old schema: public.mine"));
  server.rows("CREATE SCHEMA other");
  export_to("other.sql", {"--schema", "other"});
  CHECK_THAT(server.psql("other.sql").text, Contains("the schema other is there and is no casebook catalogue"));

  // A script that ends too soon, or fails at its end, leaves what was there.
  write_file("cut.sql", script.substr(0, script.find("\nCOPY outcomes ")));
  server.psql("cut.sql");
  std::string failing = script;
  write_file("failing.sql", failing.insert(failing.rfind("COMMIT;"), "SELECT 1 / 0;\n"));
  CHECK(server.psql("failing.sql").code != 0);
  CHECK(rows_there(server, "SELECT count(*) FROM pg_namespace WHERE nspname = 'casebook_loading'") == std::vector<Row>{{"= 0"}});
  CHECK(rows_there(server, "SELECT count(*) > 800 FROM casebook.claims") == std::vector<Row>{{"= t"}});

  // The rows alone, where the tables stay and others' views hang on them.
  server.rows("DELETE FROM casebook.outcome_sites");
  export_to("rows.sql", {"--data-only"});
  load(server, "rows.sql");
  check_same(server, "casebook.db", "casebook");
  CHECK(server.rows("SELECT 1 FROM public.mine LIMIT 1").size() == 1);
  export_to("tables.sql", {"--schema-only", "--schema", "Case Book"});
  export_to("rows.sql", {"--data-only", "--schema", "Case Book"});
  CHECK_THAT(server.psql("rows.sql").text, Contains("there is no casebook catalogue in the schema Case Book"));
  load(server, "tables.sql");
  CHECK(rows_there(server, "SELECT count(*) FROM \"Case Book\".claims") == std::vector<Row>{{"= 0"}});
  load(server, "rows.sql");
  check_same(server, "casebook.db", "\"Case Book\"");
  server.rows("DELETE FROM \"Case Book\".schema_migrations WHERE number > 3");
  CHECK_THAT(server.psql("rows.sql").text, Contains("the tables there have schema version 3, these rows are of version"));

  // Back into a file: the same catalogue, full text and all.
  const auto back = run_program({"--db", "back.db", "import", "postgres:" + server.connection()});
  INFO(back.err);
  REQUIRE(back.code == 0);
  CHECK_THAT(back.err, Contains("made back.db of what the server holds: 45 articles, "));
  auto here = store::open_catalogue("casebook.db", store::Access::read_only);
  auto returned = store::open_catalogue("back.db", store::Access::read_only);
  for (const auto& name : names_in(here)) {
    INFO(name);
    auto before = rows_here(here, "SELECT * FROM " + name);
    auto after = rows_here(returned, "SELECT * FROM " + name);
    std::sort(before.begin(), before.end());
    std::sort(after.begin(), after.end());
    CHECK((before == after));
  }
  CHECK(run_program({"search", "naltrexone", "--format", "csv"}).out == run_program({"--db", "back.db", "search", "naltrexone", "--format", "csv"}).out);
  CHECK(export_to("casebook.sql") == script);
  CHECK(run_program({"--db", "back.db", "export", "postgres"}).out == script);
  CHECK(run_program({"--db", "back.db", "verify"}).out == run_program({"verify"}).out);

  // What does not fit leaves no file.
  const auto refused_import = [&](const std::string& schema, const std::string& why) {
    const auto ran = run_program({"--db", "none.db", "import", "postgres:" + server.connection(), "--schema", schema});
    INFO(ran.err);
    CHECK(ran.code == 1);
    CHECK_THAT(ran.err, Contains(why));
    CHECK_FALSE(std::filesystem::exists("none.db"));
  };
  refused_import("Case Book", "the catalogue there has schema version 3, this program reads ");
  refused_import("nowhere", "there is no casebook catalogue in the schema nowhere");
  CHECK_THAT(run_program({"--db", "back.db", "import", "postgres:" + server.connection()}).err, Contains("back.db exists already and is left as it is"));
  server.rows("SET search_path = casebook; ALTER TABLE claims DROP CONSTRAINT \"said is never empty\"; UPDATE claims SET said = '' WHERE claim_id = 3");
  refused_import("casebook", "a row of the server's table claims (3) does not fit: ");
  server.rows("SET search_path = casebook; UPDATE claims SET said = 'x' WHERE claim_id = 3; ALTER TABLE outcome_sites DROP CONSTRAINT outcome_sites_site_id_fkey; "
              "INSERT INTO outcome_sites SELECT claim_id, 999999 FROM outcomes LIMIT 1");
  refused_import("casebook", "a row of the server's table outcome_sites points to one of sites that is not there");
  server.rows("DROP TABLE casebook.article_texts CASCADE");
  refused_import("casebook", "the PostgreSQL server did not send its rows: ERROR:");
}
