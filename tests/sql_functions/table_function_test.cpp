#include "sql_functions/table_function.h"

#include <limits>

#include "catch.h"
#include "sql_functions/connection.h"

using namespace casebook::tests;
using namespace casebook::sql_functions;
using Catch::Matchers::Contains;

TEST_CASE("infinity and nothing are NULL in a cell", "[sql]") {
  CHECK(std::get<double>(cell(1.5)) == 1.5);
  CHECK(std::holds_alternative<std::monostate>(cell(std::numeric_limits<double>::infinity())));
  CHECK(std::holds_alternative<std::monostate>(cell(std::optional<double>())));
}

TEST_CASE("a table-valued function takes its arguments from the tables before it, in any order of the query", "[sql]") {
  Connection connection;
  connection.database().execute("CREATE TABLE groups(name, json); INSERT INTO groups VALUES('a', '[[1, 2]]'), ('b', '[[3, 5]]'), ('c', NULL)");
  const std::string expected = "a|2|1;b|5|1;c|NULL|0;";
  CHECK(connection.rows("SELECT name, upper, n FROM groups, npmle_median(groups.json) ORDER BY name") == expected);
  CHECK(connection.rows("SELECT name, upper, n FROM npmle_median(groups.json), groups ORDER BY name") == expected);
  CHECK(connection.rows("SELECT name, (SELECT upper FROM npmle_median(groups.json)), 1 FROM groups WHERE name < 'c' ORDER BY name") == "a|2|1;b|5|1;");
  CHECK(connection.rows("SELECT upper FROM npmle_median WHERE json = '[[1, 2]]'") == "2;");
}

TEST_CASE("a table-valued function shows its arguments as hidden columns", "[sql]") {
  Connection connection;
  CHECK(connection.rows("SELECT a, b, c, d, level FROM two_by_two(1, 2, 3, 4)") == "1|2|3|4|NULL;");
  CHECK(connection.rows("SELECT json, level FROM kaplan_meier('[[1, 1]]', 0.9)") == "[[1, 1]]|0.9;");
  CHECK(connection.rows("SELECT group_concat(name) FROM pragma_table_xinfo('two_by_two') WHERE hidden = 0") == "p_two_sided,odds_ratio,ci_lower,ci_upper;");
}

TEST_CASE("nobody writes to a table-valued function, and a view on one is trusted", "[sql]") {
  Connection connection;
  CHECK_THAT(connection.refusal("INSERT INTO npmle VALUES(1, 2, 0, 1, 1, 0)"), Contains("may not be modified"));
  CHECK_THAT(connection.refusal("CREATE VIRTUAL TABLE t USING npmle"), Contains("no such module"));
  connection.database().execute("CREATE VIEW median AS SELECT upper FROM npmle_median('[[1, 2]]')");
  CHECK(connection.rows("SELECT upper FROM median") == "2;");
}
