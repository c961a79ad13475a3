#pragma once
// --help, in one shape for every command.

#include <CLI/App.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace casebook::cli {

struct Help {
  std::string_view summary;       ///< 'make a new catalogue': after the name, and in the list of commands
  std::string_view description;   ///< paragraphs, apart by empty lines; wrapped when printed
  std::string_view examples;      ///< one a line: 'casebook init --further'
};

/// '--format FORMAT' and what it means.
using HelpEntry = std::pair<std::string, std::string>;

/// What there is to say of a command, before it is fitted to a terminal or set as a page of the manual.
struct HelpParts {
  std::string name;                       ///< 'casebook export csv'
  std::string summary;
  std::string usage;                      ///< 'casebook [--db FILE] export csv [OPTIONS]'
  std::vector<std::string> paragraphs;
  std::vector<HelpEntry> arguments;
  std::vector<std::pair<std::string, std::vector<HelpEntry>>> commands;   ///< one level deeper, under their headings
  std::vector<HelpEntry> options;
  std::vector<std::string> examples;
};

/// Keeps the texts with the command until help_text() asks for them.
void set_help(CLI::App& app, const Help& help);

/// What set_help() and the options of `app` say.
HelpParts help_parts(const CLI::App& app);

/// Usage, description, arguments, options, examples, exit codes, fitted to `width` columns (60 to 100 are used).
std::string help_text(const CLI::App& app, int width);

}  // namespace casebook::cli
