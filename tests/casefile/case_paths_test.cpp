#include "casefile/case_paths.h"

#include <fstream>

#include "casefile/loaded_catalogue.h"
#include "catch.h"
#include "store/temporary_folder.h"

using namespace casebook;
using namespace casebook::casefile;
using casebook::tests::TemporaryFolder;
using Catch::Matchers::Contains;

TEST_CASE("a folder stands for its case files, sorted, and for nothing else in it") {
  const TemporaryFolder folder;
  std::filesystem::create_directories(folder / "more");
  for (const char* name : {"b.yaml", "a.yaml", "notes.txt", "more/c.jsonl"}) std::ofstream(folder / name) << "x";
  const auto paths = case_paths({folder.path()});
  REQUIRE(paths.size() == 3);
  CHECK(paths[0].filename() == "a.yaml");
  CHECK(paths[1].filename() == "b.yaml");
  CHECK(paths[2].filename() == "c.jsonl");
}

TEST_CASE("a folder without a case file is told") {
  const TemporaryFolder folder;
  CHECK_THROWS_AS(case_paths({folder.path()}), core::UsageError);
}
