// Each check of schema/checks finds what its example breaks, and nothing in the seed.

#include <map>
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

TEST_CASE("no check compares all rows with all rows") {
  auto database = seeded();
  for (const auto& check : store::embedded::checks()) {
    auto plan = database.prepare("EXPLAIN QUERY PLAN " + std::string(check.text));
    std::map<std::int64_t, std::string> scanned;   // by the loop that holds it: a second scan there runs once a row of the first
    while (plan.step()) {
      const auto detail = plan.text("detail").value_or("");
      if (detail.rfind("SCAN ", 0) != 0) continue;
      auto& first = scanned[plan.integer("parent").value_or(0)];
      INFO(check.path << ": " << detail << " inside " << first);
      CHECK(first.empty());
      first = detail;
    }
  }
}

TEST_CASE("a title stands twice where first author and year agree or are not known") {
  const auto found = [](const std::string& author, const std::string& published) {
    auto database = seeded();
    database.execute(
        "INSERT INTO articles(article_id, citekey, title, published, design, text_read) SELECT 99, 'other', replace(title, '-', '–') || '.', " + published +
        ", design, text_read FROM articles WHERE citekey = 'albers-2017'");
    if (!author.empty()) database.execute("INSERT INTO article_authors(article_id, position, family) VALUES(99, 1, '" + author + "')");
    std::size_t twice = 0;
    for (const auto& finding : store::run_checks(database, store::embedded::checks())) twice += finding.rule == "title-twice" ? 1U : 0U;
    return twice;
  };
  CHECK(found("Albers", "'2017-10-01'") == 1);
  CHECK(found("", "NULL") == 1);
  CHECK(found("", "'2017'") == 1);
  CHECK(found("Smith", "'2017'") == 0);
  CHECK(found("Albers", "'1999'") == 0);
}
