#include "sql_functions/register.h"

#include <sys/wait.h>

#include <algorithm>
#include <cstdio>

#include "catch.h"
#include "program.h"
#include "sql_functions/connection.h"

using namespace casebook;
using namespace casebook::tests;
using Catch::Matchers::Contains;

namespace {

/// The system's shell on a file: what it prints, on either stream, and its exit code.
Ran sqlite3_shell(const std::string& arguments) {
  Ran ran;
  FILE* pipe = popen(("sqlite3 -bail " + arguments + " 2>&1 </dev/null").c_str(), "r");
  REQUIRE(pipe != nullptr);
  char buffer[4096];
  while (const auto size = std::fread(buffer, 1, sizeof buffer, pipe)) ran.out.append(buffer, size);
  const int status = pclose(pipe);
  ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return ran;
}

}  // namespace

TEST_CASE("the lists of functions are sorted and name what a connection then has", "[sql]") {
  Connection connection;
  const auto functions = sql_functions::function_names();
  CHECK(std::is_sorted(functions.begin(), functions.end()));
  for (const auto name : functions) {
    CAPTURE(name);
    // 0x000800 deterministic, 0x200000 innocuous
    CHECK(connection.number("SELECT min((flags & 0x200800) = 0x200800) FROM pragma_function_list WHERE name = '" + std::string(name) + "'") == 1);
  }
  const auto tables = sql_functions::table_function_names();
  CHECK(std::is_sorted(tables.begin(), tables.end()));
  for (const auto name : tables) {
    CAPTURE(name);
    CHECK(connection.number("SELECT count(*) FROM pragma_module_list WHERE name = '" + std::string(name) + "'") == 1);
  }
}

TEST_CASE("casebook sql has every function and table-valued function", "[sql]") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  for (const auto& [query, answer] :
       {std::pair{"SELECT round(binomial_upper(0, 3), 6) AS a, round(binomial_lower(3, 3), 6) AS b, days('2 months') AS c", "0.707598,0.292402,60.875"},
        {"SELECT npmle_median_lower(7, 14) AS a, npmle_median_upper(7, 14) AS b, kaplan_meier_median(3, 1) AS c", "7,14,3"},
        {"SELECT lower, upper FROM npmle('[[7,14]]')", "7,14"},
        {"SELECT n FROM npmle_median('[[7,14]]')", "1"},
        {"SELECT time FROM kaplan_meier('[[7,1]]')", "7"},
        {"SELECT round(ci_upper, 6) AS upper FROM pooled_share('[[0,3]]') WHERE method = 'fixed'", "0.707598"},
        {"SELECT round(p_two_sided, 6) AS p FROM two_by_two(3, 1, 1, 3)", "0.485714"}}) {
    CAPTURE(query);
    const Ran ran = run_program({"sql", query, "--format", "csv"});
    CHECK(ran.err == "");
    CHECK_THAT(ran.out, Contains(std::string("\n") + answer));
  }
  const Ran refused = run_program({"sql", "SELECT binomial_upper(4, 3)"});
  CHECK(refused.code == 1);
  CHECK_THAT(refused.err, Contains("binomial_upper: k = 4: expected 0 to 3, the number of cases"));
}

TEST_CASE("casebook sql stops an estimate that takes too long", "[sql]") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  const Ran ran = run_program({"sql", "--timeout", "0.3",
                               "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT * FROM pooled_share("
                               "(SELECT json_group_array(json_array(i * 7 % 900, 1000 + i * 37)) FROM n))"});
  CHECK(ran.code == 1);
  CHECK_THAT(ran.err, Contains("the query was stopped after 0.3 seconds"));
}

#ifdef CASEBOOK_MODULE
TEST_CASE("the system's sqlite3 loads the module and estimates from a catalogue", "[sql]") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  std::filesystem::copy_file(CASEBOOK_MODULE, "casebook_stats.so");
  const Ran limits = sqlite3_shell("casebook.db '.load ./casebook_stats' \"SELECT endpoint, affected, assessed, round(binomial_lower(affected, assessed), 3) "
                                   "FROM response_rates WHERE affected IS NOT NULL ORDER BY endpoint\"");
  CHECK(limits.out == "any response|3|3|0.292\nclinical resolution|3|3|0.292\nfirst improvement|3|3|0.292\n");
  CHECK(limits.code == 0);
  const Ran median = sqlite3_shell("casebook.db '.load ./casebook_stats' \"SELECT m.lower, m.upper, m.n FROM (SELECT json_group_array(json_array("
                                   "lower_days, upper_days, affected)) AS json FROM time_to_response WHERE counted AND time_kind = 'event' AND endpoint = "
                                   "'first improvement') AS t, npmle_median(t.json) AS m\"");
  CHECK(median.out == "7.0|14.0|3.0\n");
  const Ran rest = sqlite3_shell("casebook.db '.load ./casebook_stats' \"SELECT days('2 weeks'), npmle_median_upper(1, 2), (SELECT time FROM kaplan_meier("
                                 "'[[5,1]]')), (SELECT status FROM pooled_share('[[1,2]]') WHERE method = 'glmm'), (SELECT odds_ratio FROM two_by_two(0,1,1,1))\"");
  CHECK(rest.out == "14.0|2.0|5.0|single_series|0.0\n");
  const Ran refused = sqlite3_shell("casebook.db '.load ./casebook_stats' \"SELECT * FROM npmle('[[5,3]]')\"");
  CHECK(refused.code != 0);
  CHECK_THAT(refused.out, Contains("npmle: json, row 1: lower = 5: expected at most upper = 3"));
}
#endif
