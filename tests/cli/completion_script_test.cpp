#include "cli/completion_script.h"

#include "catch.h"
#include "places.h"
#include "core/errors.h"
#include "outside.h"
#include "program.h"

using namespace casebook;
using namespace casebook::tests;
using Catch::Matchers::Contains;

namespace {

/// What bash has in COMPREPLY after Tab at the end of `words`, which are bash words.
std::string replies(const std::string& words) {
  write_file("tab.bash", "source ./casebook.bash\nCOMP_WORDS=(" + words + ")\nCOMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_casebook\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n");
  return run_outside("bash --norc tab.bash").out;
}

}  // namespace

TEST_CASE("bash completes with the script") {
  if (!is_installed("bash")) {
    WARN("bash is not installed: its completion was not run");
    return;
  }
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  REQUIRE(run_program({"completion", "bash", "--output", "casebook.bash"}).code == 0);
  const std::string program = "'" + program_file().string() + "'";
  CHECK(run_outside("bash --norc -c 'source ./casebook.bash; complete -p casebook'").out == "complete -F _casebook casebook\n");
  CHECK(replies(program + " stat") == "status\n");
  CHECK(replies(program + " report dose") == "dose-titration\n");
  CHECK(replies(program + " report treatments --format = c") == "csv\n");
  CHECK(replies(program + " report article ''") == "albers-2017\n");
  CHECK(replies(program + " report dose-titration 'low\\ d'") == "low\\ dose\\ naltrexone\n");
  CHECK(replies(program + " report dose-titration '\"low-'") == "low-dose naltrexone\n");
  CHECK(replies(program + " add ''") == "\n");
  CHECK(replies("./not-there stat") == "\n");
  CHECK(replies(program + " --db 'no; touch hacked' remove ''") == "\n");
  CHECK_FALSE(std::filesystem::exists("hacked"));
}

TEST_CASE("zsh and fish take their scripts") {
  const WorkingFolder folder;
  for (const std::string shell : {"zsh", "fish"}) {
    if (!is_installed(shell)) {
      WARN(shell << " is not installed: its completion was not run");
      continue;
    }
    REQUIRE(run_program({"completion", shell, "--output", "script"}).code == 0);
    const auto read = run_outside(shell + " -n script");
    CHECK(read.code == 0);
    CHECK(read.out.empty());
  }
}

TEST_CASE("fish completes with the script") {
  if (!is_installed("fish")) {
    WARN("fish is not installed: its completion was not run");
    return;
  }
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  REQUIRE(run_program({"completion", "fish", "--output", "casebook.fish"}).code == 0);
  const auto tab = [](const std::string& line) {
    return run_outside("HOME=$PWD PATH=$(dirname '" + program_file().string() + "'):$PATH fish --no-config -c 'source casebook.fish; complete -C \"" + line + "\"'").out;
  };
  CHECK(tab("casebook stat") == "status\twhat is in the catalogue\n");
  CHECK(tab("casebook report article ") == "albers-2017\n");
  CHECK(tab("casebook report x --format=cs") == "--format=csv\n");
  CHECK_THAT(tab("casebook add casebook."), Contains("casebook.fish"));
}

TEST_CASE("a shell that is not known is told which are") {
  CHECK_THROWS_AS(cli::completion_script("csh"), core::UsageError);
  CHECK(run_program({"completion", "csh"}).err == "casebook: no completion for 'csh'; there are bash, zsh, fish\n");
}
