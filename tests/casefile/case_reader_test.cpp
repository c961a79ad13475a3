#include "casefile/case_reader.h"

#include <algorithm>

#include "casefile/case_text.h"
#include "catch.h"

using namespace casebook;
using namespace casebook::casefile;
using testing::read;
using testing::report;
using testing::rules;
using testing::series;

namespace {

using Rules = std::vector<std::string>;

std::string draft(const std::string& below) { return "draft: yes\n" + series(below); }

}  // namespace

TEST_CASE("nothing, a word and a list are no case file") {
  CHECK(rules(read("")) == Rules{"empty-value"});
  CHECK(rules(read("naltrexone\n")) == Rules{"wrong-shape"});
  CHECK(rules(read("- a\n- b\n")) == Rules{"wrong-shape"});
}

TEST_CASE("a warning and a note do not stop a file") {
  CHECK(read(series("patients:\n  - J.D.\n")).loadable());
  CHECK_FALSE(read(series("patients:\n  - A\n  - A\n")).loadable());
}

TEST_CASE("in a draft open findings are notes, and their items are left out") {
  const CheckedFile checked = read(draft(testing::course(
      "outcomes", {"{ endpoint: clincal resolution, who: all }", "{ endpoint: clinical resolution }",
                   "{ endpoint: clinical resolution, who: TODO }", "{ endpoint: clinical resolution, who: all }"})));
  CHECK(checked.loadable());
  CHECK(checked.file.draft);
  CHECK(checked.file.left_out == 3);
  CHECK(checked.file.courses.at(0).outcomes.size() == 1);
  const auto said = std::find_if(checked.problems.begin(), checked.problems.end(),
                                 [](const core::Diagnostic& p) { return p.rule == "draft"; });
  REQUIRE(said != checked.problems.end());
  CHECK(said->message == "3 items of this draft are left out");
}

TEST_CASE("in a draft TODO may stand for any value") {
  const CheckedFile checked = read(
      "draft: yes\narticle:\n  key: smith-2020\n  title: TODO\n  design: TODO\n  text read: TODO\nat: TODO\n"
      "cohort: { size: TODO, condition: TODO, sex: TODO }\npatients: TODO\n"
      "courses:\n  - { treatment: TODO, who: TODO, steps: TODO, outcomes: TODO, adverse events: TODO }\n");
  INFO((checked.problems.empty() ? std::string() : checked.problems[0].message));
  CHECK(checked.loadable());
  CHECK(checked.file.article.title.empty());
  CHECK(checked.file.courses.empty());
}

TEST_CASE("errors that are not open stop a draft too") {
  CHECK_FALSE(read(draft("patients:\n  - A\n  - A\n")).loadable());
}

TEST_CASE("every problem is sorted by its place") {
  const CheckedFile checked =
      read(series("patients:\n  - A\n  - A\ncourses:\n  - { treatment: zygomycin, who: 4 of 3 }\nlinks:\n  - { "
                  "relation: cites }\n"));
  CHECK(rules(checked) == Rules{"duplicate-patient", "unknown-treatment", "affected-above-cohort", "key-missing"});
}

TEST_CASE("after a syntax error the rest is read, and what it set aside is not missed") {
  const CheckedFile checked =
      read(series("patients:\n  - Patient 1\n  - { label: \"Patient 2 }\n" +
                  testing::course("outcomes", {"{ endpoint: clincal resolution, who: Patient 2 }"})));
  CHECK_FALSE(checked.loadable());
  const Rules found = rules(checked);
  CHECK(std::count(found.begin(), found.end(), "unknown-patient") == 0);
  CHECK(std::count(found.begin(), found.end(), "unknown-endpoint") == 1);
}

TEST_CASE("what others need to know of a file is its identity, its ids and whether it is retracted") {
  const CheckedFile checked = read(
      "article:\n  key: smith-2020\n  authors: Smith, A; Jones, B\n  published: 2020-03\n  pmid: 1234567\n  design: "
      "case series\n  text read: abstract\n"
      "at: abstract\nerrata:\n  - { kind: retraction, scope: data, pmid: 33333333, published: 2021-03 }\n"
      "cohort: { size: 3, condition: HHD }\n" +
      testing::course("outcomes", {"{ id: clear, endpoint: clinical resolution, who: all }"}));
  const KnownArticle known = known_article(checked.file);
  CHECK(known.key == "smith-2020");
  CHECK(known.first_author == "Smith");
  CHECK(known.year == "2020");
  CHECK(known.file == "case.yaml:2");
  CHECK(known.retracted_by == "33333333");
  CHECK(known.claim_ids == Rules{"clear"});
}

TEST_CASE("a reinstatement takes a retraction back") {
  const CheckedFile checked =
      read(series("errata:\n  - { kind: retraction, scope: data, pmid: 33333333, published: 2021-03 }\n"
                  "  - { kind: reinstatement, scope: data, published: 2022 }\n"));
  CHECK(known_article(checked.file).retracted_by.empty());
  CHECK(rules(checked).empty());
}

TEST_CASE("the same file as JSON is the same case") {
  const std::string json =
      R"({"article": {"key": "smith-2020", "design": "case series", "text read": "abstract"}, "at": "abstract",)"
      R"( "cohort": {"size": 3, "condition": "Hailey-Hailey disease"},)"
      R"( "courses": [{"treatment": "naltrexone", "who": "all", "outcomes": [{"endpoint": "clinical resolution", "who": "4 of 3"}],)"
      R"( "adverse events": "not reported"}]})";
  const CheckedFile checked = read_case_file(read_json_line("cases.jsonl", json, 12), testing::seed_surroundings());
  REQUIRE(rules(checked) == Rules{"affected-above-cohort"});
  CHECK(checked.problems[0].where.line == 12);
  CHECK(checked.problems[0].where.path == "courses[0].outcomes[0].who");
  CHECK(checked.file.courses.size() == 1);
}
