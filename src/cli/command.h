#pragma once
// What each file of commands/ defines: `extern const Command command_<stem>`.

#include <CLI/App.hpp>
#include <filesystem>
#include <functional>
#include <span>
#include <string_view>

#include "cli/help.h"
#include "cli/run.h"

namespace casebook::cli {

/// What a command gets to work with.
struct Context {
  Io& io;
  std::filesystem::path database;   ///< --db, else $CASEBOOK_DB, else casebook.db
};

/// \returns the exit code
using Action = std::function<int(Context&)>;

/// The headings under which `casebook --help` lists commands, in this order.
enum class CommandGroup { catalogue, case_files, questions, upkeep };

struct Command {
  std::string_view name;
  CommandGroup group;
  Help help;
  /// Adds options to `app` and touches no file. The action runs after parsing and sees the options as parsed.
  Action (*setup)(CLI::App& app);
};

/// All commands, sorted by file name (generated from the folder commands/).
std::span<const Command* const> commands();

}  // namespace casebook::cli
