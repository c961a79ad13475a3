// casebook: builds the outside world for cli::run, nothing else.

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <clocale>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <string>

#include "cli/environment.h"
#include "cli/run.h"
#include "store/catalogue_file.h"

namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

int terminal_width() {
  winsize size{};
  if (::isatty(STDOUT_FILENO) != 0 && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const int columns = std::atoi(environment("COLUMNS").c_str());
  return columns > 0 ? std::min(columns, 10'000) : 100;
}

/// 0 where output goes to a file or pipe, or the terminal knows no more than to print.
int terminal_height() {
  winsize size{};
  if (::isatty(STDOUT_FILENO) == 0 || environment("TERM") == "dumb") return 0;
  return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_row : 0;
}

/// Unless the locale says that it is not UTF-8. Output that goes to a file or pipe is always UTF-8.
bool terminal_shows_unicode() {
  if (::isatty(STDOUT_FILENO) == 0) return true;
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    std::string value = environment(name);
    if (value.empty()) continue;
    std::transform(value.begin(), value.end(), value.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return value.find("utf-8") != std::string::npos || value.find("utf8") != std::string::npos;
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);   // a reader that goes away is told as a sentence, not by death
  std::signal(SIGXFSZ, SIG_IGN);   // so is a limit on the size of files
  std::ios::sync_with_stdio(false);
  casebook::cli::Io io{std::cout, std::cerr, std::cin};
  io.width = terminal_width();
  io.height = terminal_height();
  io.colour = ::isatty(STDOUT_FILENO) != 0 && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
  io.unicode = terminal_shows_unicode();
  io.progress = ::isatty(STDERR_FILENO) != 0 && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
  io.now = casebook::store::now_utc();
  for (const auto& variable : casebook::cli::kEnvironment) {
    if (const char* value = std::getenv(variable.name.data()); value != nullptr) io.environment.emplace(variable.name, value);
  }
  return casebook::cli::run(argc, argv, io);
}
