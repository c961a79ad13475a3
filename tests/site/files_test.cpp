#include "site/files.h"

#include "catch.h"
#include "core/errors.h"
#include "program.h"

using namespace casebook;
using namespace casebook::tests;

TEST_CASE("the files of the site came with the program as they stand in the repository", "[site]") {
  for (const auto& path : repository_files("src/site/files")) {
    INFO(path);
    CHECK(site::site_file(path) == repository_text("src/site/files/" + path));
  }
  CHECK_THROWS_AS(site::site_file("nothing.js"), core::StoreError);
}

TEST_CASE("nothing of the site's files asks for anything elsewhere or makes markup of texts", "[site]") {
  for (const auto& path : repository_files("src/site/files")) {
    INFO(path);
    const std::string text = repository_text("src/site/files/" + path);
    for (const char* forbidden : {"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "https://", " style=", " onclick="}) {
      INFO(forbidden);
      CHECK(text.find(forbidden) == std::string::npos);
    }
  }
}
