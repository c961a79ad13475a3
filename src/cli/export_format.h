#pragma once
// What each file of exports/ defines: `extern const ExportFormat export_<stem>`.

#include <CLI/App.hpp>
#include <span>
#include <string_view>

#include "cli/command.h"
#include "cli/help.h"

namespace casebook::cli {

/// A format of `casebook export`: a command, one level deeper.
struct ExportFormat {
  std::string_view name;   ///< 'csl-json'
  Help help;
  /// Adds options to `app` and touches no file, as Command::setup.
  Action (*setup)(CLI::App& app);
};

/// All formats, sorted by file name (generated from the folder exports/).
std::span<const ExportFormat* const> export_formats();

}  // namespace casebook::cli
