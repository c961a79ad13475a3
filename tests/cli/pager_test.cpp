#include "cli/pager.h"

#include <sstream>

#include "catch.h"
#include "outside.h"
#include "places.h"
#include "program.h"

using namespace casebook;
using namespace casebook::tests;
using Catch::Matchers::Contains;

namespace {

struct Terminal {
  std::ostringstream out;
  std::ostringstream err;
};

std::string lines(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += "line " + std::to_string(i) + "\n";
  return text;
}

}  // namespace

TEST_CASE("lines of a screen are counted as a terminal wraps them") {
  CHECK(cli::screen_lines("", 10) == 0);
  CHECK(cli::screen_lines("a\n\nb", 10) == 3);
  CHECK(cli::screen_lines("0123456789\n", 10) == 1);
  CHECK(cli::screen_lines("0123456789a\n", 10) == 2);
  CHECK(cli::screen_lines("\x1b[1m0123456789\x1b[0m\n", 10) == 1);
  CHECK(cli::screen_lines("≤≥≤≥≤≥≤≥≤≥\n", 10) == 1);
}

TEST_CASE("what fits on the screen goes to the screen") {
  const WorkingFolder folder;
  Terminal terminal;
  cli::PagedOutput paged(terminal.out, terminal.err, "cat > paged.txt", {80, 5});
  paged.out() << lines(4) << std::flush;
  CHECK(terminal.out.str().empty());
  paged.finish();
  CHECK(terminal.out.str() == lines(4));
  CHECK_FALSE(std::filesystem::exists("paged.txt"));
}

TEST_CASE("what does not fit goes through the pager, all of it") {
  const WorkingFolder folder;
  Terminal terminal;
  cli::PagedOutput paged(terminal.out, terminal.err, "cat > paged.txt", {80, 5});
  paged.out() << lines(4) << std::flush;
  paged.err() << "before ";
  paged.out() << lines(3000) << std::flush;
  paged.err() << "while ";
  CHECK(terminal.err.str() == "before ");
  paged.finish();
  CHECK(terminal.out.str().empty());
  CHECK(terminal.err.str() == "before while ");
  CHECK(read_file("paged.txt") == lines(4) + lines(3000));
  CHECK_FALSE(paged.was_left());
}

TEST_CASE("a reader who leaves the pager early ends the writing") {
  const WorkingFolder folder;
  Terminal terminal;
  cli::PagedOutput paged(terminal.out, terminal.err, "head -n 1 > paged.txt", {80, 5});
  for (int i = 0; i < 2000 && paged.out(); ++i) paged.out() << lines(100) << std::flush;
  CHECK(paged.was_left());
  CHECK_FALSE(paged.out());
  paged.finish();
  CHECK(read_file("paged.txt") == "line 0\n");
}

TEST_CASE("less is told to stay out of the way, unless the reader has settings of his own") {
  const WorkingFolder folder;
  Terminal terminal;
  cli::PagedOutput paged(terminal.out, terminal.err, "cat >/dev/null; echo \"$LESS\" > settings.txt", {80, 5});
  paged.out() << lines(9);
  paged.finish();
  const char* own = std::getenv("LESS");
  CHECK(read_file("settings.txt") == (own == nullptr ? std::string("FRX") : std::string(own)) + "\n");
}

TEST_CASE("the pager is CASEBOOK_PAGER, else PAGER, else less") {
  const WorkingFolder folder;
  run_outside("mkdir bin; for p in less more cat; do printf '#!/bin/sh\\n' > bin/$p; chmod +x bin/$p; done");
  const std::string path = (folder.path() / "bin").string();
  CHECK(cli::pager_command({{"PATH", path}}) == "less");
  CHECK(cli::pager_command({{"PATH", path}, {"PAGER", "more -d"}}) == "more -d");
  CHECK(cli::pager_command({{"PATH", path}, {"PAGER", "more"}, {"CASEBOOK_PAGER", "less -S"}}) == "less -S");
  CHECK(cli::pager_command({{"PATH", path}, {"PAGER", "more"}, {"CASEBOOK_PAGER", ""}}).empty());
  CHECK(cli::pager_command({{"PATH", path}, {"PAGER", "cat"}}).empty());
  CHECK(cli::pager_command({{"PATH", path}, {"PAGER", "not-there"}}).empty());
  CHECK(cli::pager_command({{"PATH", "/nowhere"}}).empty());
}

TEST_CASE("a terminal gets long answers through the pager, a pipe never") {
  if (!is_installed("script")) {
    WARN("script is not installed: no terminal was made");
    return;
  }
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  const std::string program = std::string("'") + casebook::tests::program_file().string() + "'";
  const auto on_terminal = [&](const std::string& line) {
    return run_outside("unset NO_COLOR; CASEBOOK_PAGER='tee paged.txt' TERM=xterm script -qec \"stty rows 10 cols 80; " + line + "\" /dev/null < /dev/null").out;
  };
  CHECK_THAT(on_terminal(program + " report"), Contains("treatments"));
  CHECK_THAT(read_file("paged.txt"), Contains("dose-titration"));
  std::filesystem::remove("paged.txt");
  CHECK_THAT(on_terminal(program + " report --no-pager"), Contains("treatments"));
  CHECK_THAT(on_terminal(program + " --no-pager report"), Contains("treatments"));
  CHECK_THAT(on_terminal(program + " sql 'SELECT 1 AS one'"), Contains("one"));
  CHECK_THAT(on_terminal(program + " report | cat"), Contains("treatments"));
  CHECK_FALSE(std::filesystem::exists("paged.txt"));
}
