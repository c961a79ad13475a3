#include "casefile/case_text.h"
#include "catch.h"

using namespace casebook;
using namespace casebook::casefile;
using testing::read;
using testing::rules;
using testing::series;

using Rules = std::vector<std::string>;

TEST_CASE("every unknown key is reported, with the key that may be meant") {
  const CheckedFile checked = read(series("courses:\n  - treatmnt: naltrexone\n    who: all\n    rout: oral\n"));
  REQUIRE(rules(checked) == Rules{"unknown-key", "unknown-key"});
  CHECK(checked.problems[0].hint == "did you mean 'treatment'?");
  CHECK(checked.problems[1].hint == "did you mean 'route'?");
}

TEST_CASE("a key that is not near to any lists those that there are") {
  const CheckedFile checked = read(series("appraisal:\n  - { item: murad 1, answer: yes, why: told, zzzzzz: a }\n"));
  REQUIRE(rules(checked) == Rules{"unknown-key"});
  CHECK(checked.problems[0].hint == "the keys are item, answer, why or by");
}

TEST_CASE("a word outside the list of a key is refused with the word that may be meant") {
  const CheckedFile checked = read(series("courses:\n  - { treatment: naltrexone, who: all, role: studyed }\n"));
  REQUIRE(rules(checked) == Rules{"wrong-shape"});
  CHECK(checked.problems[0].message == "'role' cannot be 'studyed'");
  CHECK(checked.problems[0].hint == "did you mean 'studied'?");
}

TEST_CASE("an item that should have keys and is a word is refused alone") {
  const CheckedFile checked = read(series("courses:\n  - naltrexone\n  - { treatment: methotrexate, who: all }\n"));
  CHECK(rules(checked) == Rules{"wrong-shape"});
  CHECK(checked.file.courses.size() == 1);
}

TEST_CASE("patients may be labels or have keys") {
  const CheckedFile checked = read(series("patients:\n  - Patient 1\n  - { label: Patient 2, sex: male }\n"));
  CHECK(rules(checked).empty());
  CHECK(checked.file.patients.size() == 2);
}

TEST_CASE("TODO outside a draft is a value that is missing") {
  CHECK(rules(read(series("courses:\n  - { treatment: TODO, who: all }\n"))) == Rules{"empty-value"});
}

TEST_CASE("what lines set aside after a syntax error may have held is not missing") {
  const CheckedFile checked = read(
      "article:\n  design: case series\n  text read: abstract\n  key: \"smith-2020\nat: abstract\n"
      "cohort: { size: 3, condition: Hailey-Hailey disease }\n");
  CHECK(rules(checked) == Rules{"quote-not-closed"});
}
