#pragma once
// What CLI11 refuses, as a sentence with the nearest names.

#include <CLI/App.hpp>
#include <CLI/Error.hpp>
#include <string>

namespace casebook::cli {

/// The command that was reached before parsing stopped: the last of the chain.
const CLI::App& reached_command(const CLI::App& root);

/// What is wrong with the command line, without "casebook: " and without a full stop.
std::string explain_parse_error(const CLI::App& root, const CLI::ParseError& error);

}  // namespace casebook::cli
