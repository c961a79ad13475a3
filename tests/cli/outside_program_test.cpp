#include "cli/outside_program.h"

#include <sys/stat.h>

#include "catch.h"
#include "program.h"

using namespace casebook;
using namespace casebook::tests;

TEST_CASE("a program is found by its first word, settings before it left aside") {
  const WorkingFolder folder;
  write_file("bin/tool", "#!/bin/sh\n");
  ::chmod("bin/tool", 0755);
  write_file("bin/text", "no program");
  std::filesystem::create_directory("bin/folder");
  const std::string path = ":/nowhere:" + (folder.path() / "bin").string();
  CHECK(cli::can_be_run("tool", path));
  CHECK(cli::can_be_run("LESS=FRX tool -x", path));
  CHECK(cli::can_be_run("bin/tool", ""));
  CHECK_FALSE(cli::can_be_run("text", path));
  CHECK_FALSE(cli::can_be_run("folder", path));
  CHECK_FALSE(cli::can_be_run("tool", "/nowhere"));
  CHECK_FALSE(cli::can_be_run("", path));
  CHECK_FALSE(cli::can_be_run("A=1", path));
}

TEST_CASE("a command line is split at its spaces") {
  CHECK(cli::command_words("  a  b\tc ") == std::vector<std::string>{"a", "b", "c"});
  CHECK(cli::command_words("").empty());
}

TEST_CASE("a program that is started ends with its code, and one that is not there is not started") {
  const auto started = cli::start_program({"/bin/sh", "-c", "exit 3"});
  REQUIRE(started);
  CHECK(cli::wait_for_program(*started) == 3);
  const auto killed = cli::start_program({"/bin/sh", "-c", "kill -9 $$"});
  REQUIRE(killed);
  CHECK(cli::wait_for_program(*killed) == -1);
  CHECK_FALSE(cli::start_program({"/nowhere/tool"}));
}

TEST_CASE("a variable that is not set is empty") {
  CHECK(cli::environment_value({{"A", "b"}}, "A") == "b");
  CHECK(cli::environment_value({{"A", "b"}}, "B").empty());
}
