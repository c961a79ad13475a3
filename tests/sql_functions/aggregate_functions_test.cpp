#include "sql_functions/aggregate_functions.h"

#include "catch.h"
#include "sql_functions/connection.h"

using namespace casebook::tests;
using Catch::Matchers::Contains;

TEST_CASE("the median over rows is that of the same rows as JSON", "[sql]") {
  Connection connection;
  connection.database().execute("CREATE TABLE t(part, lower, upper, number)");
  connection.database().execute(
      "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 199) "
      "INSERT INTO t SELECT i % 5, i * 7919 % 31, CASE WHEN i % 7 = 0 THEN NULL ELSE i * 7919 % 31 + i * 104729 % 11 END, 1 + i % 3 FROM n");
  const std::string by_rows = connection.rows("SELECT part, npmle_median_lower(lower, upper, number), npmle_median_upper(lower, upper, number) "
                                              "FROM t GROUP BY part");
  CHECK(by_rows == connection.rows("SELECT g.part, m.lower, m.upper FROM (SELECT part, json_group_array(json_array(lower, upper, number)) AS json "
                                   "FROM t GROUP BY part) AS g, npmle_median(g.json) AS m ORDER BY part"));
  CHECK_THAT(by_rows, Contains("0|") && Contains("4|"));
}

TEST_CASE("rows that say nothing are passed over, and no row has no median", "[sql]") {
  Connection connection;
  const std::string bounds = "(SELECT 1 AS l, 7 AS u, 1 AS c UNION ALL SELECT NULL, NULL, 1 UNION ALL SELECT 7, 14, NULL)";
  CHECK(connection.rows("SELECT npmle_median_lower(l, u, c), npmle_median_upper(l, u, c), npmle_median_upper(l, u) FROM " + bounds) == "1|7|7;");
  CHECK(connection.rows("SELECT npmle_median_lower(1, 2), kaplan_meier_median(1, 1) WHERE 0") == "NULL|NULL;");
  CHECK(connection.rows("SELECT npmle_median_lower(10, NULL), npmle_median_upper(10, NULL), npmle_median_lower(NULL, 5)") == "10|NULL|NULL;");
  CHECK(connection.rows("SELECT kaplan_meier_median(t, e), kaplan_meier_median(t, e, 3) FROM (SELECT 1 AS t, 1 AS e UNION ALL SELECT 2, 1 "
                        "UNION ALL SELECT 3, 0 UNION ALL SELECT 0.5, NULL)") == "2|2;");
  CHECK(connection.rows("SELECT kaplan_meier_median(7, 0)") == "NULL;");
}

TEST_CASE("a bad row of an aggregate is an SQL error that names the argument", "[sql]") {
  Connection connection;
  CHECK_THAT(connection.refusal("SELECT npmle_median_lower(5, 3)"), Contains("npmle_median_lower: lower = 5: expected at most upper = 3"));
  CHECK_THAT(connection.refusal("SELECT npmle_median_upper('x', 3)"), Contains("npmle_median_upper: lower = 'x': expected a number"));
  CHECK_THAT(connection.refusal("SELECT npmle_median_upper(1, 3, 0)"), Contains("npmle_median_upper: count = 0: expected a number above 0"));
  CHECK_THAT(connection.refusal("SELECT kaplan_meier_median(1, 2)"), Contains("kaplan_meier_median: event = 2: expected 1 or 0"));
  // A good row before and after a bad one: the whole query is refused.
  CHECK_THAT(connection.refusal("SELECT npmle_median_lower(column1, column2) FROM (VALUES(1, 2), (9, 3), (1, 2))"), Contains("lower = 9"));
}
