#include "cli/manual.h"

#include "catch.h"
#include "cli/command_line.h"
#include "cli/environment.h"
#include "outside.h"
#include "program.h"

using namespace casebook;
using namespace casebook::tests;
using Catch::Matchers::Contains;

namespace {

/// As a page has it: "\-\-format".
std::string dashed(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '-' ? std::string("\\-") : std::string(1, c);
  return out;
}

void check_page(const CLI::App& app) {
  INFO(app.get_name());
  const std::string page = cli::manual_page(app);
  std::size_t last = 0;
  for (const char* part : {".TH CASEBOOK", ".SH NAME\ncasebook", ".SH SYNOPSIS\n", ".SH DESCRIPTION\n", ".SH OPTIONS\n", ".SH EXIT STATUS\n", ".SH EXAMPLES\n"}) {
    INFO(part);
    const auto found = page.find(part, last);
    REQUIRE(found != std::string::npos);
    last = found;
  }
  for (const CLI::Option* option : app.get_options()) {
    INFO(option->get_name());
    if (option->get_positional()) CHECK_THAT(page, Contains("\\fI" + option->get_name(true, false)));
    for (const auto& name : option->get_lnames()) CHECK_THAT(page, Contains("\\fB" + dashed("--" + name) + "\\fR"));
  }
  for (const CLI::App* command : app.get_subcommands({})) {
    CHECK_THAT(page, Contains("\n\\fB" + dashed(command->get_name()) + "\\fR\n"));
    check_page(*command);
  }
}

}  // namespace

TEST_CASE("the manual has a page for every command, and on it every option") {
  CLI::App root;
  cli::CommandLine unused;
  cli::set_up_command_line(root, unused);
  check_page(root);
}

TEST_CASE("the program's page names what it reads of the environment and that it gives no advice") {
  const auto ran = run_program({"manual"});
  CHECK(ran.code == 0);
  for (const auto& variable : cli::kEnvironment) CHECK_THAT(ran.out, Contains("\\fB" + std::string(variable.name) + "\\fR"));
  CHECK_THAT(ran.out, Contains("It is not medical advice."));
  CHECK_THAT(ran.out, Contains(".BR casebook\\-export "));
}

TEST_CASE("nothing in a text is taken for a command of roff") {
  CHECK(cli::roff_text(".SH no heading") == "\\&.SH no heading");
  CHECK(cli::roff_text("a\\nb 'x' ~/^") == "a\\(rsnb \\(aqx\\(aq \\(ti/\\(ha");
  CHECK(cli::roff_text("see `add` and `--db") == "see \\fBadd\\fR and \\fB\\-\\-db\\fR");
  CHECK(cli::roff_text("2×2 ≤ 5") == "2\\[u00D7]2 \\[u2264] 5");
}

TEST_CASE("man's own formatters find nothing to say against a page") {
  const WorkingFolder folder;
  REQUIRE(run_program({"manual", "--output", "man1/"}).code == 0);
  if (is_installed("groff")) {
    const auto warned = run_outside("for page in man1/*.1; do groff -man -Tutf8 -ww -z \"$page\"; done");
    CHECK(warned.code == 0);
    CHECK(warned.out.empty());
  } else {
    WARN("groff is not installed: the pages were not set");
  }
  if (is_installed("mandoc")) {
    // A page without a date is the same page on every day.
    const auto warned = run_outside("mandoc -T lint -W warning man1/*.1 | grep -v 'missing date'");
    CHECK(warned.out.empty());
  } else {
    WARN("mandoc is not installed: the pages were not linted");
  }
}

TEST_CASE("a set page says what --help says") {
  if (!is_installed("groff")) {
    WARN("groff is not installed: no page was set");
    return;
  }
  const WorkingFolder folder;
  REQUIRE(run_program({"manual", "report", "--output", "report.1"}).code == 0);
  const auto page = run_outside("GROFF_NO_SGR=1 groff -man -Tascii report.1 | sed 's/.\\x08//g'");
  CHECK_THAT(page.out, Contains("casebook-report - answer a question from the claims"));
  CHECK_THAT(page.out, Contains("--as-of DATE"));
  CHECK_THAT(page.out, Contains("casebook report time-to-response LDN --as-of 2020 --format json"));
}
