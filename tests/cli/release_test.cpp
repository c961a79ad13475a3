#include "cli/release.h"

#include <algorithm>

#include "casefile/sha256.h"
#include "catch.h"
#include "cli/version.h"
#include "program.h"

using namespace casebook;
using namespace casebook::tests;
using Catch::Matchers::Contains;

TEST_CASE("the version is the one that CMake knows") {
  const auto ran = run_program({"--version"});
  CHECK(ran.code == 0);
  CHECK_THAT(ran.out, Catch::StartsWith(std::string("casebook ") + cli::program_version() + "\n"));
  CHECK_THAT(repository_text("CMakeLists.txt"), Contains(std::string("VERSION ") + cli::program_version()));
}

TEST_CASE("the version names the schema and the seed that the program holds") {
  int migrations = 0;
  for (const auto& path : repository_files("migrations")) migrations += path.ends_with(".sql") ? 1 : 0;
  std::vector<std::string> seed;
  for (const auto& path : repository_files("seed")) {
    if (path.ends_with(".yaml")) seed.push_back("seed/" + path);
  }
  std::sort(seed.begin(), seed.end());
  std::string bytes;
  for (const auto& path : seed) bytes += path + '\0' + repository_text(path) + '\0';
  const auto further = std::count_if(seed.begin(), seed.end(), [](const std::string& path) { return path.starts_with("seed/further/"); });
  const std::string digest = casefile::sha256(bytes).substr(0, 12);
  CHECK(cli::seed_digest() == digest);
  CHECK(run_program({"--version"}).out == std::string("casebook ") + cli::program_version() + "\nschema " + std::to_string(migrations) + "\nseed 1 article, " +
                                              std::to_string(further) + " further, " + digest + "\n");
}
