#pragma once
// Programs beside casebook that a test may use where they are installed.

#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace casebook::tests {

struct Outside {
  int code = -1;     ///< exit code; -1: it did not end by itself
  std::string out;   ///< what it printed, errors too
};

/// Runs a line of sh in the current folder.
inline Outside run_outside(const std::string& line) {
  Outside ran;
  std::FILE* pipe = ::popen(("{ " + line + "\n} 2>&1").c_str(), "r");
  if (pipe == nullptr) return ran;
  std::array<char, 4096> buffer{};
  for (std::size_t read = 0; (read = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) ran.out.append(buffer.data(), read);
  const int status = ::pclose(pipe);
  if (WIFEXITED(status)) ran.code = WEXITSTATUS(status);
  return ran;
}

/// Whether there is such a program; where there is none, a test says so in a line (WARN) and does without.
inline bool is_installed(const std::string& program) { return run_outside("command -v " + program + " >/dev/null").code == 0; }

}  // namespace casebook::tests
