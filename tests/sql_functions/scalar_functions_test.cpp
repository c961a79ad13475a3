#include "sql_functions/scalar_functions.h"

#include "catch.h"
#include "reference/reference.h"
#include "sql_functions/connection.h"

using namespace casebook::tests;
using Catch::Matchers::Contains;

TEST_CASE("the limits of a share in SQL equal the reference figures", "[sql]") {
  Connection connection;
  const auto reference = reference_figures("binomial_ci.json");
  for (const auto& entry : reference.at("cases")) {
    INFO(entry.at("id"));
    const std::string of = entry.at("input").at("x").dump() + ", " + entry.at("input").at("n").dump();
    if (entry.at("expected").at("status") != "ok") {
      CHECK_THAT(connection.refusal("SELECT binomial_lower(" + of + ")"), Contains("binomial_lower: "));
      continue;
    }
    const double absolute = entry.at("tolerance").at("absolute").get<double>();
    const double relative = entry.at("tolerance").at("relative").get<double>();
    for (const auto& at_level : entry.at("expected").at("intervals")) {
      for (const auto& [method, key] : {std::pair{"clopper-pearson", "clopper_pearson"}, {"wilson", "wilson"}, {"jeffreys", "jeffreys"}, {"mid-p", "mid_p"}}) {
        const std::string arguments = "(" + of + ", " + at_level.at("level").dump() + ", '" + method + "')";
        CHECK(is_near(connection.number("SELECT binomial_lower" + arguments), at_level.at(key).at("lower"), absolute, relative));
        CHECK(is_near(connection.number("SELECT binomial_upper" + arguments), at_level.at(key).at("upper"), absolute, relative));
      }
    }
  }
}

TEST_CASE("a share in SQL has the exact limits at 0.95 unless told otherwise, and what is not stated has none", "[sql]") {
  Connection connection;
  CHECK(connection.rows("SELECT binomial_upper(0, 3), binomial_upper(0, 3, 0.95), binomial_upper(0, 3, 0.95, 'clopper-pearson')") ==
        "0.707598|0.707598|0.707598;");
  CHECK(connection.rows("SELECT binomial_upper(NULL, 3), binomial_lower(1, NULL), binomial_lower(1, 3, NULL), binomial_lower(1, 3, 0.9, NULL)") ==
        "NULL|NULL|NULL|NULL;");
  CHECK(connection.rows("SELECT binomial_upper('0', '3'), binomial_upper(0.0, 3.0)") == "0.707598|0.707598;");
}

TEST_CASE("a bad argument of a limit is an SQL error that names it", "[sql]") {
  Connection connection;
  for (const auto& [call, message] : {std::pair{"binomial_upper(4, 3)", "binomial_upper: k = 4: expected 0 to 3, the number of cases"},
                                      {"binomial_lower(-1, 3)", "binomial_lower: k = -1: expected 0 to 3"},
                                      {"binomial_lower(0, 0)", "binomial_lower: n = 0: expected a number above 0"},
                                      {"binomial_lower('x', 3)", "binomial_lower: k = 'x': expected a whole number"},
                                      {"binomial_lower(1.5, 3)", "binomial_lower: k = 1.5: expected a whole number"},
                                      {"binomial_lower(1, 1e300)", "binomial_lower: n = 1e+300: expected a whole number"},
                                      {"binomial_lower(x'00', 3)", "binomial_lower: k = a blob: expected a whole number"},
                                      {"binomial_lower(1, 3, 95)", "binomial_lower: level = 95: expected a fraction above 0 and below 1"},
                                      {"binomial_lower(1, 3, 'high')", "binomial_lower: level = 'high': expected a number"},
                                      {"binomial_lower(1, 3, 0.9, 'wald')", "binomial_lower: method = 'wald': expected clopper-pearson, wilson"},
                                      {"binomial_lower(1, 3, 0.9, 7)", "binomial_lower: method = 7: expected text"}}) {
    CAPTURE(call);
    CHECK_THAT(connection.refusal(std::string("SELECT ") + call), Contains(message));
  }
  CHECK_THAT(connection.refusal("SELECT binomial_lower(1)"), Contains("wrong number of arguments"));
}

TEST_CASE("days reads what a case file may say, and nothing else", "[sql]") {
  Connection connection;
  CHECK(connection.rows("SELECT days('2 months'), days('3 weeks'), days('1 year'), days('12 hours')") == "60.875|21|365.25|0.5;");
  CHECK(connection.rows("SELECT days('soon'), days(''), days(NULL), days(7), days(x'3764')") == "NULL|NULL|NULL|NULL|NULL;");
}

TEST_CASE("the scalar functions may stand in views and indexes of a connection that trusts no schema", "[sql]") {
  Connection connection;   // the store opens with trusted_schema off
  connection.database().execute("CREATE TABLE rates(k INTEGER, n INTEGER); INSERT INTO rates VALUES(0, 3)");
  connection.database().execute("CREATE VIEW limits AS SELECT binomial_upper(k, n) AS upper FROM rates");
  connection.database().execute("CREATE INDEX by_limit ON rates(binomial_upper(k, n))");
  CHECK(connection.rows("SELECT upper FROM limits") == "0.707598;");
}
