#include "sql_functions/observations.h"

#include <random>

#include "catch.h"
#include "sql_functions/connection.h"

using namespace casebook::tests;
using Catch::Matchers::Contains;

namespace {

constexpr const char* kNpmle = "SELECT * FROM npmle(:json)";

}  // namespace

TEST_CASE("rows of JSON are read as the Contract writes them", "[sql]") {
  Connection connection;
  CHECK(connection.rows("SELECT lower, upper, lower_closed, upper_closed, mass FROM npmle('[[1, 2]]')") == "1|2|0|1|1;");
  CHECK(connection.rows("SELECT lower, upper, lower_closed, upper_closed FROM npmle('[[5, 5, 2.5]]')") == "5|5|1|1;");
  CHECK(connection.rows("SELECT lower, upper, upper_closed FROM npmle('[[10, null]]')") == "10|NULL|0;");
  CHECK(connection.rows("SELECT lower, upper FROM npmle(' [ [ null , 10 ] ] ')") == "NULL|10;");
  CHECK(connection.rows("SELECT time, at_risk, events FROM kaplan_meier('[[3, true], [4, false, 2], [5, 1], [6, 0]]')") == "3|5|1;4|4|0;5|2|1;6|1|0;");
  CHECK(connection.rows("SELECT count(*) FROM npmle(NULL)") == "0;");
  CHECK(connection.rows("SELECT n FROM npmle_median(NULL)") == "0;");
  CHECK(connection.rows("SELECT count(*) FROM kaplan_meier('[]')") == "0;");
  CHECK(connection.rows("SELECT n FROM npmle_median((SELECT json_group_array(json_array(column1, column2)) FROM (VALUES(1, 2), (2, NULL))))") == "2;");
}

TEST_CASE("JSON of any other shape is an SQL error that names the row and what is wrong", "[sql]") {
  Connection connection;
  for (const auto& [json, message] : {std::pair{"", "npmle: json: it is empty"},
                                      {"nonsense", "it is no valid JSON; expected [[lower, upper, count], ...]"},
                                      {"[[1, 2]", "it is no valid JSON"},
                                      {"[[1, 2]] x", "it is no valid JSON"},
                                      {"{\"lower\": 1}", "found an object"},
                                      {"7", "found a number"},
                                      {"null", "found null"},
                                      {"[1, 2]", "row 1: found a number, expected [lower, upper, count]"},
                                      {"[[1, 2], {\"lower\": 1}]", "row 2: found an object"},
                                      {"[[]]", "row 1: found 0 values"},
                                      {"[[1, 2, 3, 4]]", "row 1: found 4 values"},
                                      {"[[1, \"NaN\"]]", "row 1: upper is text: expected a number"},
                                      {"[[true, 2]]", "row 1: lower is true or false: expected a number"},
                                      {"[[1, [2]]]", "row 1: upper is an array: expected a number"},
                                      {"[[1, 2, null]]", "row 1: count is null: expected a number"},
                                      {"[[1, 2, -1]]", "row 1: count = -1: expected a number above 0"},
                                      {"[[1, 2], [14, 7]]", "row 2: lower = 14: expected at most upper = 7"},
                                      {"[[NaN, 2]]", "it is no valid JSON"},
                                      {"[[Infinity, 2]]", "it is no valid JSON"},
                                      {"[[1, 1e999]]", "a number is malformed or too large"},
                                      {"[[1, 00]]", "a number is malformed or too large"},
                                      {"[[1, 2, 1e308], [3, 4, 1e308], [5, 6, 1e308]]", "npmle: count"},
                                      {"[[1, \"\xff\"]]", "UTF-8"}}) {
    CAPTURE(json);
    CHECK_THAT(connection.refusal(kNpmle, json), Contains(message));
  }
  CHECK_THAT(connection.refusal("SELECT * FROM kaplan_meier('[[1, 2]]')"), Contains("kaplan_meier: json, row 1: event = 2: expected 1 or 0"));
  CHECK_THAT(connection.refusal("SELECT * FROM kaplan_meier('[[null, 1]]')"), Contains("row 1: time is null: expected a number"));
  CHECK_THAT(connection.refusal("SELECT * FROM pooled_share('[[1]]')"), Contains("row 1: found 1 value, expected [x, n]"));
  CHECK_THAT(connection.refusal("SELECT * FROM pooled_share('[[0.5, 2]]')"), Contains("row 1: x = 0.5: expected a whole number"));
  CHECK_THAT(connection.refusal("SELECT * FROM pooled_share('[[0, 0]]')"), Contains("row 1: n = 0: expected 1 or above"));
}

TEST_CASE("deep, large and broken JSON is refused or read, never more", "[sql]") {
  Connection connection;
  CHECK_THAT(connection.refusal(kNpmle, std::string(100000, '[')), Contains("npmle: json: "));
  CHECK_THAT(connection.refusal(kNpmle, std::string(20, '[') + std::string(20, ']')), Contains("nested too deeply"));
  CHECK_THAT(connection.refusal(kNpmle, "[[1, 2" + std::string(100000, '0') + "]]"), Contains("npmle: json: "));
  // 10 MB: a hundred thousand rows with much space between them.
  std::string large = "[";
  for (int i = 0; i < 100000; ++i) large += (i == 0 ? "[7,14," : ",[7,14,") + std::string(95, ' ') + "1]";
  large += "]";
  REQUIRE(large.size() > 10000000);
  CHECK(connection.numbers("SELECT n FROM npmle_median(:json)", large)[0][0] == 100000);
  // Seeded damage to a good text: an answer or a message, never a crash.
  std::mt19937 random(97);
  const std::string good = "[[1,2,1],[2.5,null,3],[null,1e3],[7,7,0.5]]";
  const std::string characters = "[]{},:\"0123456789.-+eE nulltruefals\\\xc3\x00";
  int refused = 0;
  for (int repeat = 0; repeat < 3000; ++repeat) {
    std::string damaged = good;
    for (unsigned change = 0; change <= random() % 3; ++change) {
      damaged[random() % damaged.size()] = characters[random() % characters.size()];
    }
    if (connection.refusal(kNpmle, damaged) != "not refused") ++refused;
  }
  CHECK(refused > 1000);
  CHECK(refused < 3000);
}
