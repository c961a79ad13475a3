// The console blocks of the pages, run.

#include "approved_file.h"
#include "catch.h"
#include "program.h"
#include "transcript.h"
#include "places.h"

using namespace casebook::tests;

TEST_CASE("the console blocks of the pages print what stands there") {
  for (const char* page : {"README.md", "schema/README.md", "migrations/README.md", "seed/README.md", "docs/case_files.md", "docs/import.md"}) {
    const std::string text = repository_text(page);
    if (text.empty()) continue;
    INFO(page);
    std::string received;
    {
      const WorkingFolder folder;
      std::filesystem::create_directory_symlink(casebook::tests::source_folder() / "seed", "seed");   // they speak of a clone
      received = run_console_blocks(text);
    }
    CHECK(matches_approved(page, received));
  }
}

TEST_CASE("the picture of the README is the one that the program draws") {
  std::string drawn;
  {
    const WorkingFolder folder;
    REQUIRE(run_program({"init", "--further"}).code == 0);
    drawn = run_program({"report", "time-to-response", "naltrexone", "--figure", "response_times"}).out;
  }
  CHECK(matches_approved("docs/time-to-response.svg", drawn));
}
