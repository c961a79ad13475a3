#pragma once
// The program as a function: what main calls, and tests in their own process.

#include <iosfwd>
#include <map>
#include <string>

namespace casebook::cli {

/// Everything of the outside world that a command may touch, but for files.
struct Io {
  std::ostream& out;              ///< data
  std::ostream& err;              ///< talk
  std::istream& in;
  int width = 100;                ///< columns of the terminal
  bool colour = false;            ///< terminal attributes on `out`
  bool unicode = true;            ///< false: marks and bars in ASCII
  bool progress = false;          ///< `err` is a terminal: progress may be shown
  std::string now = {};                ///< UTC, ISO 8601 to the second
  std::map<std::string, std::string> environment = {};   ///< CASEBOOK_DB and what else commands ask for
};

/// Runs the command line. The only place that catches exceptions; each becomes one line on `err`.
/// \returns exit code: 0 fine, 1 data or processing problem, 2 usage
int run(int argc, const char* const* argv, Io& io);

}  // namespace casebook::cli
