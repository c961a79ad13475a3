#pragma once
// --help, in one shape for every command.

#include <CLI/App.hpp>
#include <string>
#include <string_view>

namespace casebook::cli {

struct Help {
  std::string_view summary;       ///< 'make a new catalogue': after the name, and in the list of commands
  std::string_view description;   ///< paragraphs, apart by empty lines; wrapped when printed
  std::string_view examples;      ///< one a line: 'casebook init --further'
};

/// Keeps the texts with the command until help_text() asks for them.
void set_help(CLI::App& app, const Help& help);

/// Usage, description, arguments, options, examples, exit codes, fitted to `width` columns (60 to 100 are used).
std::string help_text(const CLI::App& app, int width);

}  // namespace casebook::cli
