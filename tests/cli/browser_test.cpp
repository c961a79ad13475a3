#include "cli/browser.h"

#include <sys/stat.h>

#include <regex>

#include "catch.h"
#include "core/errors.h"
#include "program.h"

using namespace casebook;
using namespace casebook::tests;
using Catch::Matchers::Contains;

namespace {

/// A program that writes its arguments, a line each, to `opened.txt` here.
std::string browser_in(const WorkingFolder& folder, const std::string& name, int code = 0) {
  const auto file = folder.path() / name;
  write_file(file, "#!/bin/sh\nfor word; do printf '%s\\n' \"$word\"; done >> '" + (folder.path() / "opened.txt").string() + "'\nexit " + std::to_string(code) + "\n");
  ::chmod(file.c_str(), 0755);
  return file.string();
}

}  // namespace

TEST_CASE("an address says where a file is, whatever its name") {
  CHECK(cli::file_address("/tmp/a b/50%.html") == "file:///tmp/a%20b/50%25.html");
  CHECK(cli::file_address("/tmp/x/../ü.html") == "file:///tmp/%C3%BC.html");
}

TEST_CASE("the browsers are those of BROWSER that are there, else xdg-open") {
  const WorkingFolder folder;
  const std::string one = browser_in(folder, "one");
  const std::string path = folder.path().string();
  CHECK(cli::browser_commands({{"BROWSER", "not-there:" + one + " --new"}, {"PATH", path}}) == std::vector<std::string>{one + " --new"});
  CHECK(cli::browser_commands({{"BROWSER", ""}, {"PATH", path}}).empty());
  browser_in(folder, "xdg-open");
  CHECK(cli::browser_commands({{"PATH", path}}) == std::vector<std::string>{"xdg-open"});
}

TEST_CASE("a browser gets the address, in its place or at the end") {
  const WorkingFolder folder;
  const std::string one = browser_in(folder, "one");
  cli::open_in_browser("/tmp/a.html", {{"BROWSER", one + " --new"}});
  cli::open_in_browser("/tmp/b.html", {{"BROWSER", one + " open=%s last"}});
  CHECK(read_file("opened.txt") == "--new\nfile:///tmp/a.html\nopen=file:///tmp/b.html\nlast\n");
}

TEST_CASE("the next browser is tried when one fails, and the file is named when all do") {
  const WorkingFolder folder;
  const std::string bad = browser_in(folder, "bad", 1);
  const std::string good = browser_in(folder, "good");
  CHECK_NOTHROW(cli::open_in_browser("/tmp/a.html", {{"BROWSER", bad + ":" + good}}));
  CHECK_THROWS_WITH(cli::open_in_browser("/tmp/a.html", {{"BROWSER", bad}}), Contains("could not open /tmp/a.html; open the file by hand"));
  CHECK_THROWS_WITH(cli::open_in_browser("/tmp/a.html", {}), Contains("neither $BROWSER nor xdg-open"));
}

TEST_CASE("a page is written and opened with --open") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  const std::string one = browser_in(folder, "one");
  const std::map<std::string, std::string> environment{{"BROWSER", one}, {"TMPDIR", folder.path().string()}};
  const auto ran = run_program({"report", "errata", "--open"}, "", environment);
  CHECK(ran.code == 0);
  CHECK(ran.out.empty());
  std::smatch found;
  REQUIRE(std::regex_search(ran.err, found, std::regex("^wrote (.*/casebook-[A-Za-z0-9]{6}/errata\\.html)\n$")));
  CHECK_THAT(read_file(found[1].str()), Catch::StartsWith("<!DOCTYPE html>") && Contains("not medical advice"));
  CHECK(read_file("opened.txt") == cli::file_address(found[1].str()) + "\n");

  CHECK(run_program({"report", "errata", "--open", "--output", "here.html"}, "", environment).err == "wrote here.html\n");
  CHECK(run_program({"status", "--open", "--output", "status.html"}, "", environment).code == 0);
  CHECK(run_program({"sql", "SELECT 1 AS one", "--open", "--output", "sql.html"}, "", environment).code == 0);
  CHECK_THAT(read_file("opened.txt"), Contains("/here.html\n") && Contains("/status.html\n") && Contains("/sql.html\n"));
}

TEST_CASE("with --open the page is kept where nothing can open it, which is said, and html alone is taken") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  const auto ran = run_program({"report", "errata", "--open", "--output", "here.html"});
  CHECK(ran.code == 1);
  CHECK(ran.err == "wrote here.html\ncasebook: there is no browser to open here.html with: neither $BROWSER nor xdg-open names one; open the file by hand\n");
  CHECK(std::filesystem::exists("here.html"));
  CHECK(run_program({"report", "errata", "--open", "--format", "csv"}).err == "casebook: --open shows html; leave out --format csv\n");
  CHECK(run_program({"report", "errata", "--open", "--output", "pages/"}).code == 2);
  CHECK(run_program({"report", "errata", "--open", "--figure", "x"}).code == 2);
}
