#include "store/embedded_files.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "catch.h"
#include "core/errors.h"
#include "places.h"

using namespace casebook::store;

TEST_CASE("embedded files are the repository's, to the byte, in the order of their paths") {
  const std::filesystem::path root = casebook::tests::source_folder();
  for (const auto files : {embedded::migrations(), embedded::views(), embedded::checks(), embedded::derivations(), embedded::loading(), embedded::queries(), embedded::seed()}) {
    REQUIRE_FALSE(files.empty());
    std::string_view before;
    for (const auto& file : files) {
      INFO(file.path);
      CHECK(before < file.path);
      before = file.path;
      std::ifstream in(root / file.path, std::ios::binary);
      const std::string text{std::istreambuf_iterator<char>(in), {}};
      CHECK(text == file.text);
    }
  }
}

TEST_CASE("the stem of a path is the name without folders and ending") {
  CHECK(stem_of("schema/views/dose_titration.sql") == "dose_titration");
  CHECK(stem_of("plain") == "plain");
}

TEST_CASE("an embedded file that is not there is an error that names it") {
  CHECK(embedded_file(embedded::views(), "dose_titration").path == "schema/views/dose_titration.sql");
  CHECK_THROWS_AS(embedded_file(embedded::views(), "no_such_view"), casebook::core::StoreError);
}
