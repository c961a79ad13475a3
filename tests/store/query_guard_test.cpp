#include "store/query_guard.h"

#include <chrono>

#include "catch.h"
#include "core/errors.h"
#include "store/catalogue_file.h"
#include "temporary_folder.h"

using namespace casebook;
using namespace casebook::store;
using Catch::Matchers::Contains;

namespace {

class Fixture {
 public:
  Fixture() : file_(folder_ / "test.db") {
    create_catalogue(file_, "2026-01-01T00:00:00Z", [](Database& database) {
      database.execute("INSERT INTO articles(citekey, title, design, text_read) VALUES('smith-2020', 'Healing', 'case series', 'abstract')");
      database.execute("INSERT INTO article_search(rowid, title, abstract) SELECT article_id, title, abstract FROM article_documents");
    });
  }

  /// All rows: values apart by '|', rows by ';'.
  std::string rows(const std::string& sql, const std::vector<QueryParameter>& parameters = {}, const QueryLimits& limits = {}) {
    Database database = open_catalogue(file_, Access::read_only);
    GuardedQuery query(database, sql, parameters, limits);
    std::string text;
    while (query.step()) {
      for (int i = 0; i < static_cast<int>(query.columns().size()); ++i) {
        const SqlValue value = query.value(i);
        if (i > 0) text += "|";
        if (const auto* whole = std::get_if<std::int64_t>(&value)) text += std::to_string(*whole);
        if (const auto* number = std::get_if<double>(&value)) text += std::to_string(*number);
        if (const auto* words = std::get_if<std::string>(&value)) text += *words;
        if (std::holds_alternative<std::monostate>(value)) text += "NULL";
      }
      text += ";";
    }
    return text;
  }

  std::string refusal(const std::string& sql, const QueryLimits& limits = {}) {
    try {
      return "not refused: " + rows(sql, {}, limits);
    } catch (const core::StoreError& error) {
      return error.what();
    }
  }

 private:
  tests::TemporaryFolder folder_;
  std::filesystem::path file_;
};

}  // namespace

TEST_CASE_METHOD(Fixture, "a query reads tables, views, full text, JSON and the descriptions of tables") {
  CHECK(rows("SELECT citekey, NULL, 1.5, x'00ff' FROM articles") == "smith-2020|NULL|1.500000|00ff;");
  CHECK(rows("SELECT count(*) FROM evidence") == "0;");
  CHECK(rows("SELECT snippet(article_search, 0, '<', '>', '', 5) FROM article_search WHERE article_search MATCH 'healing' ORDER BY rank") == "<Healing>;");
  CHECK(rows("SELECT sum(value), json_extract('{\"a\": 2}', '$.a'), '{\"a\": 2}' ->> 'a' FROM json_each('[1, 2]')") == "3|2|2;");
  CHECK(rows("SELECT name FROM pragma_table_info('articles') WHERE pk = 1") == "article_id;");
  CHECK(rows("PRAGMA application_id") == std::to_string(kApplicationId) + ";");
  CHECK(rows("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3) SELECT sum(i) OVER (ORDER BY i) FROM n") == "1;3;6;");
  CHECK(rows("VALUES (1), (2)") == "1;2;");
  CHECK_THAT(rows("EXPLAIN QUERY PLAN SELECT * FROM articles"), Contains("SCAN articles"));
  CHECK(rows(" ; -- a remark\n SELECT 1 ; -- and another\n ;") == "1;");
}

TEST_CASE_METHOD(Fixture, "whatever would write, open a file or load code is refused") {
  for (const char* sql : {"DELETE FROM articles", "INSERT INTO conditions(name) VALUES('x')", "UPDATE articles SET title = NULL", "DROP TABLE articles",
                          "CREATE TABLE t(a)", "CREATE TEMP TABLE t(a)", "CREATE TEMP VIEW v AS SELECT 1", "CREATE VIRTUAL TABLE temp.v USING fts5(a)",
                          "ALTER TABLE articles ADD COLUMN x", "ATTACH 'other.db' AS other", "DETACH main", "VACUUM", "VACUUM INTO 'copy.db'", "REINDEX",
                          "ANALYZE", "BEGIN", "SAVEPOINT s", "PRAGMA query_only = 0", "PRAGMA user_version = 9", "PRAGMA journal_mode = WAL",
                          "PRAGMA writable_schema", "PRAGMA wal_checkpoint", "PRAGMA temp_store_directory = '/'", "SELECT load_extension('x')",
                          "SELECT fts3_tokenizer('simple')", "SELECT * FROM dbstat", "SELECT * FROM sqlite_stmt", "SELECT sqlite_version()",
                          "INSERT INTO article_search(article_search) VALUES('rebuild')", "EXPLAIN DELETE FROM articles"}) {
    CAPTURE(sql);
    CHECK_THAT(refusal(sql), !Contains("not refused"));
  }
  CHECK(rows("SELECT count(*) FROM articles") == "1;");
  CHECK_FALSE(std::filesystem::exists("copy.db"));
}

TEST_CASE_METHOD(Fixture, "a refusal is a sentence") {
  CHECK(refusal("DELETE FROM articles") == "the query would change rows; `casebook sql` only reads");
  CHECK(refusal("PRAGMA user_version = 9") == "PRAGMA user_version may be asked, not set");
  CHECK(refusal("SELECT load_extension('x')") == "the function load_extension is not among those that a query may use");
}

TEST_CASE_METHOD(Fixture, "one statement at a time, and one there must be") {
  CHECK_THAT(refusal("SELECT 1; SELECT 2"), Contains("more than one statement; ask one at a time (line 1, column 11)"));
  CHECK_THAT(refusal("SELECT 1; DELETE FROM articles"), Contains("more than one statement"));
  CHECK_THAT(refusal("SELECT 1; nonsense"), Contains("more than one statement"));
  CHECK(refusal(" -- nothing\n") == "there is no statement in the query");
  CHECK(refusal("") == "there is no statement in the query");
  CHECK(refusal(std::string("SELECT 1\0, 2", 12)) == "the query holds a NUL character");
}

TEST_CASE_METHOD(Fixture, "an error shows the place in the query and the nearest name") {
  CHECK_THAT(refusal("SELECT citekey,\n  titel FROM articles"),
             Catch::StartsWith("no such column: titel (line 2, column 3)\n    2 |   titel FROM articles\n      |   ^~~~~\n   hint: did you mean 'title'"));
  CHECK_THAT(refusal("SELECT * FROM evidense"), Contains("(line 1, column 15)") && Contains("did you mean 'evidence'?"));
  CHECK_THAT(refusal("SELECT a.titel FROM articles a"), Contains("did you mean 'title'") && Contains("^~~~~~~\n"));
  CHECK_THAT(refusal("SELECT lenght(1)"), Contains("did you mean 'length'?"));
  CHECK_THAT(refusal("SELEC 1"), Contains("near \"SELEC\": syntax error (line 1, column 1)"));
  CHECK_THAT(refusal("SELECT \"\x1b[2J\""), !Contains("\x1b") && Contains("text stands in 'single quotes'"));
}

TEST_CASE_METHOD(Fixture, "a query that runs too long is stopped, while running and while being prepared") {
  QueryLimits limits;
  limits.seconds = 0.2;
  const auto start = std::chrono::steady_clock::now();
  CHECK(refusal("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n", limits) ==
        "the query was stopped after 0.2 seconds; ask for less, or allow more with --timeout");
  std::string nested = "WITH a0 AS (SELECT 1 AS x)";
  for (int i = 1; i < 40; ++i) nested += ", a" + std::to_string(i) + " AS (SELECT p.x FROM a" + std::to_string(i - 1) + " p, a" + std::to_string(i - 1) + " q)";
  CHECK_THAT(refusal(nested + " SELECT * FROM a39", limits), !Contains("not refused"));
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
}

TEST_CASE_METHOD(Fixture, "time passes for rows that take few steps each") {
  QueryLimits limits;
  limits.seconds = 0.05;
  CHECK(refusal("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150) SELECT randomblob(8000000) FROM n", limits) ==
        "the query was stopped after 0.05 seconds; ask for less, or allow more with --timeout");
}

TEST_CASE_METHOD(Fixture, "a query that wants too much memory or too long a value is refused, and the next one runs") {
  QueryLimits limits;
  limits.heap_bytes = std::int64_t{32} << 20;
  CHECK(refusal("SELECT printf('%.*c', 15000000, 'x'), printf('%.*c', 15000000, 'x'), printf('%.*c', 15000000, 'x')", limits) ==
        "the query needs more than the 32 MB of memory that it may use");
  CHECK(refusal("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000) "
                "SELECT i, printf('%.*c', 400, 'x') AS long FROM n ORDER BY long, i DESC", limits) ==
        "the query needs more than the 32 MB of memory that it may use");
  CHECK_THAT(refusal("SELECT zeroblob(100000000)"), Contains("longer than a query may use"));
  CHECK(rows("SELECT 1") == "1;");
}

TEST_CASE_METHOD(Fixture, "parameters are bound by name, and each must fit") {
  CHECK(rows("SELECT :a, @b, $c, :a", {{"a", std::int64_t{1}}, {"b", 2.5}, {"c", std::string("x")}}) == "1|2.500000|x|1;");
  CHECK_THROWS_AS(rows("SELECT :a"), core::UsageError);
  CHECK_THROWS_WITH(rows("SELECT :treatment", {{"treatmnt", std::int64_t{1}}}), Contains("parameter :treatment has no value"));
  CHECK_THROWS_WITH(rows("SELECT 1", {{"a", std::int64_t{1}}}), Contains("no parameter :a"));
  CHECK_THROWS_WITH(rows("SELECT ?", {}), Contains("without a name"));
}

TEST_CASE_METHOD(Fixture, "functions of the program are allowed when they are named") {
  QueryLimits limits;
  limits.functions = {"sqlite_version"};
  CHECK_THAT(rows("SELECT sqlite_version()", {}, limits), Contains("3."));
}
