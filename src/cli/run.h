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
  int height = 0;                 ///< its lines: longer output goes through a pager; 0: `out` is no terminal, and nothing is paged
  bool colour = false;            ///< terminal attributes on `out`
  bool unicode = true;            ///< false: marks and bars in ASCII
  bool progress = false;          ///< `err` is a terminal: progress may be shown
  std::string now = {};                ///< UTC, ISO 8601 to the second
  std::map<std::string, std::string> environment = {};   ///< of environment.h, those that are set
};

/// Runs the command line. The only place that catches exceptions; each becomes one line on `err`.
/// \returns exit code: 0 fine, 1 data or processing problem, 2 usage
int run(int argc, const char* const* argv, Io& io);

}  // namespace casebook::cli
