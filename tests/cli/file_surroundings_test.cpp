#include "cli/file_surroundings.h"

#include <fstream>

#include "catch.h"
#include "core/errors.h"
#include "store/temporary_folder.h"

using namespace casebook;

TEST_CASE("a file of one article is read, of several refused") {
  tests::TemporaryFolder folder;
  const auto write = [&](const char* name, const std::string& text) {
    const auto path = (folder.path() / name).string();
    std::ofstream(path, std::ios::binary) << text;
    return path;
  };
  CHECK(cli::read_one_file(write("a.yaml", "article: { key: a-2020 }\n")).root.find("article") != nullptr);
  CHECK(cli::read_one_file(write("a.jsonl", "{\"article\": {\"key\": \"a-2020\"}}\n")).root.find("article") != nullptr);
  CHECK_THROWS_AS(cli::read_one_file(write("b.jsonl", "{\"article\": {}}\n{\"article\": {}}\n")), core::UsageError);
  CHECK_THROWS_AS(cli::read_one_file((folder.path() / "missing.yaml").string()), core::UsageError);
  CHECK_THROWS_AS(cli::read_one_file(folder.path().string()), core::UsageError);
}
