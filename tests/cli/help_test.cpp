#include "cli/help.h"

#include <regex>
#include <sstream>

#include "catch.h"
#include "cli/command.h"
#include "program.h"

using namespace casebook;
using casebook::tests::run_program;
using Catch::Matchers::Contains;

namespace {

/// Usage, description, options with meaning, an example, exit codes: in this order.
void check_shape(const std::string& name, const std::string& help) {
  INFO(help);
  CHECK_THAT(help, Catch::StartsWith("casebook " + name + ": "));
  std::size_t last = 0;
  for (const char* part : {"\nUsage: casebook [--db FILE] ", "\nOptions:\n", "  -h, --help ", "\nExamples:\n  casebook ", "\nExit codes: 0 fine, 1 "}) {
    const auto found = help.find(part, last);
    INFO(part);
    REQUIRE(found != std::string::npos);
    last = found;
  }
  CHECK(help.back() == '\n');
  std::istringstream lines(help);
  std::string line;
  while (std::getline(lines, line)) CHECK(line.size() <= 120);
}

}  // namespace

TEST_CASE("every command explains itself in the same shape") {
  for (const cli::Command* command : cli::commands()) {
    const std::string name(command->name);
    const auto ran = run_program({name, "--help"});
    CHECK(ran.code == 0);
    CHECK(ran.err.empty());
    check_shape(name, ran.out);
  }
}

TEST_CASE("a format of export explains itself like a command") {
  const auto ran = run_program({"export", "case", "--help"});
  CHECK(ran.code == 0);
  check_shape("export case", ran.out);
}

TEST_CASE("every option and argument says what it does") {
  for (const cli::Command* command : cli::commands()) {
    CLI::App app;
    CLI::App* sub = app.add_subcommand(std::string(command->name));
    command->setup(*sub);
    for (const CLI::Option* option : sub->get_options()) {
      INFO(command->name << " " << option->get_name());
      CHECK_FALSE(option->get_description().empty());
      if (option->nonpositional() && option != sub->get_help_ptr() && option->get_items_expected_max() > 0) CHECK_FALSE(option->get_option_text().empty());
    }
  }
}

TEST_CASE("the program's help lists every command") {
  const auto ran = run_program({"--help"});
  CHECK(ran.code == 0);
  for (const cli::Command* command : cli::commands()) CHECK_THAT(ran.out, Contains("\n  " + std::string(command->name) + " "));
}
