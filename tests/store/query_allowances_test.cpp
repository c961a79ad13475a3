#include "store/query_allowances.h"

#include <algorithm>

#include "catch.h"

using namespace casebook::store;

TEST_CASE("the lists of what a query may use are sorted and say each name once") {
  const auto functions = allowed_functions();
  CHECK(std::is_sorted(functions.begin(), functions.end()));
  CHECK(std::adjacent_find(functions.begin(), functions.end()) == functions.end());
  const auto pragmas = allowed_pragmas();
  CHECK(std::is_sorted(pragmas.begin(), pragmas.end(), [](const auto& a, const auto& b) { return a.name < b.name; }));
}

TEST_CASE("no function that loads code, reads files or gives pointers is allowed") {
  for (const std::string name : {"load_extension", "fts3_tokenizer", "fts5", "readfile", "writefile", "edit", "zipfile", "eval", "sqlite_version",
                                 "sqlite_compileoption_get", "sqlite_source_id"}) {
    CAPTURE(name);
    const auto functions = allowed_functions();
    CHECK(std::find(functions.begin(), functions.end(), name) == functions.end());
  }
}

TEST_CASE("no pragma that writes is allowed with an argument") {
  for (const auto& pragma : allowed_pragmas()) {
    CAPTURE(pragma.name);
    if (!pragma.takes_argument) continue;
    const bool reads = pragma.name.find("_info") != std::string_view::npos || pragma.name.find("_xinfo") != std::string_view::npos ||
                       pragma.name.find("_list") != std::string_view::npos || pragma.name.find("_check") != std::string_view::npos;
    CHECK(reads);
  }
}
