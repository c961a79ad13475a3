#include "report/notices_table.h"

#include "catch.h"
#include "query/loaded_cases.h"
#include "report/answers.h"

using namespace casebook;
using test::value;
using tests::Texts;

namespace {

query::ErratumEffect notice(const std::string& kind, std::int64_t affected, std::int64_t flagged) {
  query::ErratumEffect effect;
  effect.citekey = "a-2000";
  effect.kind = kind;
  effect.scope = "data";
  effect.claims_affected = affected;
  effect.claims_flagged = flagged;
  return effect;
}

Texts titles(const document::Table& table) {
  Texts names;
  for (const auto& column : table.columns) {
    if (column.audience == document::Audience::reader) names.push_back(column.title);
  }
  return names;
}

}  // namespace

TEST_CASE("what a notice touches is told with what it puts in doubt", "[report]") {
  CHECK(report::touched_words(notice("correction", 0, 0)) == "none of its claims");
  CHECK(report::touched_words(notice("correction", 1, 0)) == "1 claim");
  CHECK(report::touched_words(notice("correction", 2, 1)) == "2 claims, 1 in doubt");
  CHECK(report::touched_words(notice("retraction", 2, 2)) == "2 claims, in doubt");
  CHECK(report::notice_words(notice("retraction", 2, 2)) == "a retraction (data) that touches 2 claims, in doubt");
  CHECK(report::notice_words(notice("expression of concern", 0, 0)) ==
        "an expression of concern (data) that touches none of its claims");
}

TEST_CASE("a correction that nobody has judged is not said to touch nothing", "[report]") {
  auto imported = notice("correction", 0, 0);
  imported.judged = 0;
  CHECK(report::touched_words(imported) == "not judged yet");
  CHECK(report::notice_words(imported) == "a correction (data) of which nobody has said yet what it touches");
}

TEST_CASE("the notice on the seed is a row for readers and the view's columns for programs", "[report]") {
  const auto file = tests::albers();
  auto catalogue = file.open();
  const auto notices = query::erratum_effects(catalogue).rows;
  const auto table = report::notices_table(notices, true);
  CHECK(table.name == "notices");
  REQUIRE(table.rows.size() == 1);
  CHECK(titles(table) == Texts{"article", "notice", "about", "published", "touches", "PMID", "says"});
  CHECK(value(table, 0, "article") == "albers-2017");
  CHECK(value(table, 0, "date") == "2017-10-01");
  CHECK(value(table, 0, "touches") == "none of its claims");
  CHECK(value(table, 0, "number") == "28877290");
  CHECK(value(table, 0, "cited_as") == "JAMA Dermatology 2017;153(10):1072");
  CHECK(value(table, 0, "claims_affected") == "0");
  CHECK(titles(report::notices_table(notices, false)).front() == "notice");
}

TEST_CASE("what a notice does not say is not stated in the table", "[report]") {
  const auto table = report::notices_table({notice("retraction", 3, 3), notice("correction", 0, 0)}, false);
  REQUIRE(table.rows.size() == 2);
  for (const char* column : {"date", "number", "says", "published", "pmid", "summary", "doi", "cited_as", "locator"}) {
    INFO(column);
    CHECK(value(table, 0, column) == "·");
  }
  CHECK(value(table, 1, "kind") == "correction");  // in the order given
}

TEST_CASE("a table without notices says so and keeps its columns for programs", "[report]") {
  const auto table = report::notices_table({}, true);
  CHECK(table.rows.empty());
  CHECK(table.empty_text == "no notice is recorded");
  CHECK(titles(table).empty());
  CHECK(table.columns.size() == query::column_names<query::ErratumEffect>().size());
  CHECK(table.columns.front().name == "citekey");
}

TEST_CASE("corrections that nobody has judged are counted, with those that speak of results", "[report]") {
  query::UnjudgedNotice one;
  one.citekey = "a-2000";
  one.kind = "correction";
  CHECK(report::to_judge_sentence({}).empty());
  CHECK(report::to_judge_sentence({one}) == "Of 1 correction nobody has said yet what it touches: see `casebook notice --list`.");
  query::UnjudgedNotice urgent = one;
  urgent.pressing = 1;
  CHECK(report::to_judge_sentence({urgent, one}) ==
        "Of 2 corrections nobody has said yet what they touch; 1 speaks of doses, data or results: see `casebook notice --list`.");
  CHECK(report::to_judge_table({urgent, one}).rows.size() == 2);
}
