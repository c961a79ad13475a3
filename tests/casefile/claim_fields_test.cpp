#include "casefile/claim_fields.h"

#include "casefile/case_text.h"
#include "catch.h"

using namespace casebook;
using namespace casebook::casefile;
using testing::read;
using testing::report;
using testing::rules;
using testing::series;

using Rules = std::vector<std::string>;

TEST_CASE("without said an item keeps its own words") {
  const CheckedFile checked = read(series(testing::course(
      "steps", {"{ dose: 3 mg nightly, at: table 1, note: a remark }",
                "{ dose: 4.5 mg nightly, who: 2 of 3, when: not stated }", "{ stop: nausea, who: 1 of 3 }"})));
  const std::vector<StepRecord>& steps = checked.file.courses.at(0).steps;
  REQUIRE(steps.size() == 3);
  CHECK(steps[0].said == "3 mg nightly");
  CHECK(steps[0].note == "a remark");
  CHECK(steps[1].said == "4.5 mg nightly, 2 of 3, when not stated");
  CHECK(steps[2].said == "stop nausea, 1 of 3");
}

TEST_CASE("what a claim says beside its content is kept") {
  const CheckedFile checked =
      read(report(testing::course("outcomes",
                                  {"{ endpoint: clinical resolution, said: all gone, basis: coded, certainty: low, "
                                   "caution: one look, note: by photograph, id: clear }",
                                   "{ endpoint: partial improvement, restates: clear, overruled by: clear }"},
                                  "")));
  CHECK(rules(checked).empty());
  const OutcomeRecord& first = checked.file.courses.at(0).outcomes.at(0);
  CHECK(first.said == "all gone");
  CHECK(first.basis == "coded");
  CHECK(first.certainty == "low");
  CHECK(first.caution == "one look");
  CHECK(first.note == "by photograph");
  CHECK(first.id == "clear");
  CHECK(checked.file.courses[0].outcomes[1].restates == "clear");
}

TEST_CASE("a place that is missing is said once for a course and its lines") {
  const std::string text =
      "article:\n  key: smith-2020\n  design: case report\n  text read: abstract\n"
      "patients:\n  - { label: Patient, condition: HHD }\n";
  CHECK(rules(read(text + testing::course("outcomes",
                                          {"{ endpoint: clinical resolution }", "{ endpoint: first improvement }"},
                                          ""))) == Rules{"locator-missing"});
  CHECK(rules(read(text + "courses:\n  - { treatment: naltrexone, at: page 2, adverse events: not reported }\n"))
            .empty());
}

TEST_CASE("a source is declared, linked or an article that is known") {
  const std::string outcome = "{ endpoint: clinical resolution, via: stratman-2017 }";
  CHECK(rules(read(report(testing::course("outcomes", {outcome}, "")))) == Rules{"unknown-source"});
  CHECK(rules(read(report("links:\n  - { relation: commented in, key: stratman-2017 }\n" +
                          testing::course("outcomes", {outcome}, ""))))
            .empty());
  Surroundings surroundings = testing::seed_surroundings();
  KnownArticle stratman;
  stratman.key = "stratman-2017";
  surroundings.articles = testing::known({stratman});
  CHECK(rules(read(report(testing::course("outcomes", {outcome}, "")), surroundings)).empty());
}
