#include "sql_functions/arguments.h"

#include <sqlite3.h>

#include <chrono>

#include "catch.h"
#include "sql_functions/connection.h"

using namespace casebook::tests;
using namespace casebook::sql_functions;
using Catch::Matchers::Contains;

TEST_CASE("a message shows a value cut, without breaking a character", "[sql]") {
  Connection connection;
  CHECK_THAT(connection.refusal("SELECT binomial_lower('" + std::string(500, 'x') + "', 3)"), Contains("k = '" + std::string(40, 'x') + "...'"));
  std::string umlauts = "x";
  for (int i = 0; i < 100; ++i) umlauts += "\xc3\xa4";
  CHECK_THAT(connection.refusal("SELECT binomial_lower('" + umlauts + "', 3)"), Contains(umlauts.substr(0, 39) + "...'"));
  CHECK_THAT(connection.refusal("SELECT * FROM two_by_two(NULL, 1, 1, 1)"), Contains("a = NULL"));
}

TEST_CASE("the names of a statistic's arguments become those of the function", "[sql]") {
  CHECK(renamed("cases = 0: expected a number above 0", {{"events", "k"}, {"cases", "n"}}) == "n = 0: expected a number above 0");
  CHECK(renamed("caseswork = 0", {{"cases", "n"}}) == "caseswork = 0");
}

TEST_CASE("an interrupted connection stops long work, one that is not does not", "[sql]") {
  Connection connection;
  const auto interruption = interruption_of(connection.database().handle());
  const auto wait = [] {
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(30);
    while (std::chrono::steady_clock::now() < until) {
    }
  };
  wait();
  CHECK_NOTHROW(interruption());
  // A progress handler that says stop, as a time limit does.
  sqlite3_progress_handler(connection.database().handle(), 100, [](void*) { return 1; }, nullptr);
  wait();
  CHECK_THROWS_AS(interruption(), Interrupted);
  sqlite3_progress_handler(connection.database().handle(), 0, nullptr, nullptr);
  wait();
  CHECK_NOTHROW(interruption());
}
