#include "cli/hard_stop.h"

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>

#include "catch.h"
#include "outside.h"
#include "places.h"
#include "program.h"

using namespace casebook;
using namespace casebook::tests;
using Clock = std::chrono::steady_clock;

namespace {

std::string program() { return "'" + program_file().string() + "' --db '" + std::filesystem::absolute("casebook.db").string() + "' "; }

}  // namespace

TEST_CASE("what SQLite does between two looks at the clock is ended with the program, and leaves no file behind") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  for (const char* query : {"SELECT instr(printf('%.*c', 16000000, 'a'), printf('%.*c', 8000000, 'a') || 'b')"}) {
    CAPTURE(query);
    const auto start = Clock::now();
    const auto ran = run_outside(program() + "sql --timeout 0.1 --format csv --output rows.csv \"" + query + "\"");
    CHECK(Clock::now() - start < std::chrono::seconds(30));
    CHECK(ran.code == 1);
    CHECK(ran.out == "casebook: the query was stopped after 0.1 seconds; ask for less, or allow more with --timeout\n");
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(".")) files += entry.path().filename().string().rfind("rows", 0) == 0 ? 1 : 0;
    CHECK(files == 0);
  }
}

TEST_CASE("a stop that is not needed costs no time, and none happens while the program itself works") {
  const auto start = Clock::now();
  {
    cli::HardStop stop(1e9, "");
    stop.at_work(true);
  }
  CHECK(Clock::now() - start < std::chrono::seconds(1));
}
