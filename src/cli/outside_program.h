#pragma once
// Programs beside casebook that it starts: a pager, a browser.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace casebook::cli {

/// Value of an environment variable of Io; empty where it is not set.
std::string environment_value(const std::map<std::string, std::string>& environment, const std::string& name);

/// Whether the first word of a command line (after NAME=value) names a program that can be run. \param path  $PATH
bool can_be_run(std::string_view command, std::string_view path);

/// The words between the spaces.
std::vector<std::string> command_words(std::string_view command);

/// Starts a program, with SIGINT, SIGQUIT, SIGPIPE and SIGXFSZ as a shell leaves them.
/// \param words  the program, looked up in $PATH, and its arguments
/// \param in     file descriptor of its standard input; -1: that of casebook
/// \returns its process; nullopt when it could not be started
std::optional<int> start_program(const std::vector<std::string>& words, int in = -1);

/// Waits for it. \returns exit code; -1 when it was killed
int wait_for_program(int process);

}  // namespace casebook::cli
