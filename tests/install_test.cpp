// What `cmake --install` puts into a folder works from there: the program, and the module in the system's sqlite3.

#include <sys/wait.h>

#include <cstdio>
#include <filesystem>

#include "catch.h"
#include "program.h"

#ifdef CASEBOOK_MODULE

using namespace casebook::tests;

namespace {

/// A command of the shell: what it prints, on either stream, and its exit code.
Ran shell(const std::string& command) {
  Ran ran;
  FILE* pipe = popen((command + " 2>&1 </dev/null").c_str(), "r");
  REQUIRE(pipe != nullptr);
  char buffer[4096];
  while (const auto size = std::fread(buffer, 1, sizeof buffer, pipe)) ran.out.append(buffer, size);
  const int status = pclose(pipe);
  ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return ran;
}

}  // namespace

TEST_CASE("an installed program makes a catalogue and the installed module reads it") {
  const WorkingFolder folder;
  const Ran installed = shell("cmake --install '" CASEBOOK_BINARY_DIR "' --prefix installed");
  INFO(installed.out);
  REQUIRE(installed.code == 0);
  CHECK(shell("installed/bin/casebook --db c.db init").code == 0);
  CHECK(shell("installed/bin/casebook --db c.db report compare naltrexone naltrexone").code == 2);
  std::filesystem::path module;
  for (const auto& entry : std::filesystem::recursive_directory_iterator("installed")) {
    if (entry.path().filename() == "casebook_stats.so") module = entry.path();
  }
  REQUIRE_FALSE(module.empty());
  const Ran read = shell("sqlite3 -bail c.db \".load './" + module.parent_path().string() +
                         "/casebook_stats'\" \"SELECT round(binomial_lower(affected, assessed), 3), (SELECT upper FROM npmle_median('[[0, 14]]')) FROM response_rates "
                         "WHERE endpoint = 'any response'\"");
  CHECK(read.out == "0.292|14.0\n");
  CHECK(read.code == 0);
}

#endif
