#include "casefile/trait_reader.h"

#include "casefile/case_text.h"
#include "catch.h"

using namespace casebook;
using namespace casebook::casefile;
using testing::read;
using testing::rules;

namespace {

using Rules = std::vector<std::string>;

CheckedFile cohort(const std::string& traits) {
  return read(
      "article:\n  key: smith-2020\n  design: case series\n  text read: abstract\nat: abstract\n"
      "cohort:\n  size: 4\n  condition: Hailey-Hailey disease\n" +
      traits);
}

CheckedFile patient(const std::string& traits) {
  return read(
      "article:\n  key: smith-2020\n  design: case report\n  text read: abstract\nat: abstract\n"
      "patients:\n  - label: Patient\n    condition: Hailey-Hailey disease\n" +
      traits);
}

CharacteristicRecord only(const CheckedFile& checked) {
  REQUIRE(rules(checked).empty());
  REQUIRE(checked.file.characteristics.size() == 1);
  return checked.file.characteristics[0];
}

}  // namespace

TEST_CASE("a trait of a group without a number is said of all") {
  const CharacteristicRecord severity = only(cohort("  severity: severe\n"));
  CHECK(severity.value_text == "severe");
  CHECK(severity.affected == 4);
  CHECK(severity.assessed == 4);
  CHECK(severity.said == "severity severe");
}

TEST_CASE("counts of a group are one claim a word") {
  const CheckedFile checked = cohort("  sex: 3 female, 1 male\n");
  REQUIRE(checked.file.characteristics.size() == 2);
  CHECK(checked.file.characteristics[0].value_text == "female");
  CHECK(checked.file.characteristics[0].affected == 3);
  CHECK(checked.file.characteristics[1].affected == 1);
  CHECK(checked.file.characteristics[1].assessed == 4);
}

TEST_CASE("a count of a group is in how many the trait is present") {
  const CharacteristicRecord history = only(cohort("  family history: 3 of 4\n"));
  CHECK(history.value_text == "present");
  CHECK(history.affected == 3);
  const CharacteristicRecord diagnosis = only(cohort("  diagnosis: biopsy in 3 of 4\n"));
  CHECK(diagnosis.value_text == "biopsy");
  CHECK(diagnosis.affected == 3);
}

TEST_CASE("a statistic is of the group, and its spread is a record of its own") {
  const CheckedFile checked = cohort("  age: mean 20 years, SD 8\n");
  REQUIRE(checked.file.characteristics.size() == 2);
  CHECK(checked.file.characteristics[0].statistic == "mean");
  CHECK(checked.file.characteristics[0].value_max == 20);
  CHECK(checked.file.characteristics[0].affected == std::nullopt);
  CHECK(checked.file.characteristics[1].statistic == "sd");
  CHECK(checked.file.characteristics[1].value_min == 8);
}

TEST_CASE("a mean is never said of a patient") {
  CHECK(rules(patient("    age: mean 56 years\n")) == Rules{"value-unreadable"});
}

TEST_CASE("sites of a group have counts") {
  const CheckedFile checked = cohort("  sites: { groin: all, axillae: 75 % of 4 }\n");
  REQUIRE(rules(checked).empty());
  REQUIRE(checked.file.characteristics.size() == 2);
  CHECK(checked.file.characteristics[0].name == "site involved");
  CHECK(checked.file.characteristics[0].affected == 4);
  CHECK(checked.file.characteristics[1].site == "axillae");
  CHECK(checked.file.characteristics[1].affected == 3);
  CHECK(checked.file.characteristics[1].basis == "derived");
}

TEST_CASE("sites of a patient are split at commas and at and") {
  const CheckedFile checked = patient("    sites: armpits, neck and groins\n");
  REQUIRE(checked.file.characteristics.size() == 3);
  CHECK(checked.file.characteristics[0].site == "axillae");
  CHECK(checked.file.characteristics[0].value_text == "armpits");
  CHECK(checked.file.characteristics[2].site == "groin");
}

TEST_CASE("age and duration are years, follow-up is days") {
  CHECK(only(patient("    age: 40s\n")).value_max == 49);
  CHECK(only(patient("    age: 40s\n")).value_text == "40s");
  CHECK(only(patient("    age: 52\n")).value_text.empty());
  CHECK(only(patient("    disease duration: 6 months\n")).value_min == Approx(0.5));
  CHECK(only(patient("    disease duration: 6 months\n")).unit == "years");
  CHECK(only(patient("    follow-up: 2 weeks\n")).value_min == 14);
  CHECK(only(patient("    follow-up: 2 weeks\n")).unit == "days");
  CHECK(only(patient("    weight: 65 kg\n")).unit == "kg");
}

TEST_CASE("words that are no figure are kept as words") {
  const CharacteristicRecord duration = only(patient("    disease duration: since childhood\n"));
  CHECK(duration.value_text == "since childhood");
  CHECK(duration.value_min == std::nullopt);
  CHECK(only(patient("    age: middle-aged\n")).value_text == "middle-aged");
}

TEST_CASE("a family history that is absent is absent in one") {
  CHECK(only(patient("    family history: absent\n")).affected == 0);
  CHECK(only(patient("    family history: present\n")).affected == 1);
}

TEST_CASE("anything else is a characteristic with a name of its own") {
  const CharacteristicRecord smoking = only(cohort("  characteristics:\n    - { what: smoking, who: 1 of 4 }\n"));
  CHECK(smoking.name == "smoking");
  CHECK(smoking.value_text == "present");
  CHECK(smoking.affected == 1);
  const CharacteristicRecord score = only(patient("    characteristics:\n      - { what: DLQI, value: 18 points }\n"));
  CHECK(score.value_min == 18);
  CHECK(score.unit == "points");
  CHECK(score.patient == "Patient");
}

TEST_CASE("how many completed is a count of the cohort") {
  CHECK(only(cohort("  completed: 3\n")).affected == 3);
  CHECK(only(cohort("  completed: 3 of 4\n")).affected == 3);
  CHECK(rules(cohort("  completed: 5\n")) == Rules{"affected-above-cohort"});
}
