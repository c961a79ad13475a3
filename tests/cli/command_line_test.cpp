#include "cli/command_line.h"

#include "catch.h"

using namespace casebook;

TEST_CASE("the command line has every command and what was typed of it") {
  CLI::App app;
  cli::CommandLine typed;
  cli::set_up_command_line(app, typed);
  CHECK(app.get_subcommands({}).size() == cli::commands().size());
  for (const cli::Command* command : cli::commands()) CHECK_NOTHROW(app.get_subcommand(std::string(command->name)));
  app.parse("status --db own.db");
  CHECK(typed.database == "own.db");
  CHECK(typed.action);
}

TEST_CASE("commands stand in the order of their groups") {
  CLI::App app;
  cli::CommandLine typed;
  cli::set_up_command_line(app, typed);
  CHECK(app.get_subcommands({}).front()->get_name() == "init");
  CHECK(app.get_subcommands({}).back()->get_group() == "Upkeep");
}
