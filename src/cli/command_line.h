#pragma once
// The whole command line as CLI11 has it: what run() parses, and what the manual and the completions are made from.

#include <CLI/App.hpp>
#include <string>

#include "cli/command.h"

namespace casebook::cli {

/// What was typed, after parsing.
struct CommandLine {
  std::string database;   ///< --db; empty: not given
  Action action;          ///< of the command
  bool no_pager = false;  ///< --no-pager
};

/// Gives `app` the program's options and every command with its own. \param chosen  must outlive the parsing
void set_up_command_line(CLI::App& app, CommandLine& chosen);

}  // namespace casebook::cli
