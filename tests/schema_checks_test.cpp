// Each check of schema/checks finds what its example breaks, and nothing in the seed.

#include <sstream>

#include "approved_file.h"
#include "casefile/loaded_catalogue.h"
#include "catch.h"
#include "program.h"
#include "store/verification.h"

using namespace casebook;
using namespace casebook::tests;

namespace {

store::Database seeded() {
  auto database = catalogue_with_vocabulary();
  load(database, {{"seed/albers-2017.yaml", repository_text("seed/albers-2017.yaml")}});
  return database;
}

}  // namespace

TEST_CASE("the seed breaks no check") {
  auto database = seeded();
  CHECK(store::run_checks(database, store::embedded::checks()).empty());
}

TEST_CASE("every check of the catalogue finds its example") {
  for (const auto& check : store::embedded::checks()) {
    std::string name(store::stem_of(check.path));
    for (char& c : name) c = c == '_' ? '-' : c;
    INFO(name);
    auto database = seeded();
    const std::string folder = "tests/broken_cases_catalogue/" + name + "/";
    database.execute(repository_text(folder + "break.sql"));
    const auto findings = store::run_checks(database, {&check, 1});
    REQUIRE_FALSE(findings.empty());
    std::string text;
    for (const auto& finding : findings) text += core::format_diagnostic(finding, {});
    CHECK(matches_approved(folder + "expected.txt", text));
  }
}

TEST_CASE("every check says why it looks and how to repair") {
  for (const auto& check : store::embedded::checks()) {
    INFO(check.path);
    CHECK_FALSE(store::read_check_header(check).repair.empty());
    CHECK(check.text.find("\n-- why: ") != std::string_view::npos);
  }
}
