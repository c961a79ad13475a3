#include "casefile/people_reader.h"

#include "casefile/case_text.h"
#include "catch.h"

using namespace casebook;
using namespace casebook::casefile;
using testing::read;
using testing::rules;
using testing::series;

namespace {

using Rules = std::vector<std::string>;

const std::string kHead = "article:\n  key: smith-2020\n  design: case series\n  text read: abstract\nat: abstract\n";

std::vector<std::string> labels(const CheckedFile& checked) {
  std::vector<std::string> names;
  for (const CohortRecord& cohort : checked.file.cohorts) names.push_back(cohort.label);
  return names;
}

}  // namespace

TEST_CASE("everybody is the first cohort, as large as said") {
  const CheckedFile checked = read(series("groups:\n  - { name: men, size: 2 }\n"));
  CHECK(labels(checked) == Rules{"all patients", "men"});
  CHECK(checked.file.cohorts[0].size == 3);
  CHECK(checked.file.cohorts[1].parent == "all patients");
  CHECK(checked.file.cohorts[1].unit == "patients");
}

TEST_CASE("without a cohort everybody is the patients declared, unless there are groups") {
  const std::string patients =
      "patients:\n  - { label: A, condition: Darier disease }\n  - { label: B, condition: Darier disease }\n";
  CHECK(read(kHead + patients).file.cohorts[0].size == 2);
  CHECK(read(kHead + patients).file.cohorts[0].conditions == Rules{"Darier disease"});
  CHECK(read(kHead + "groups:\n  - { name: men, size: 2 }\n" + patients).file.cohorts[0].size == std::nullopt);
}

TEST_CASE("parents stand before children, in whatever order they are written") {
  const CheckedFile checked =
      read(series("groups:\n  - { name: old men, size: 1, of: men }\n  - { name: men, size: 2 }\n"));
  CHECK(rules(checked).empty());
  CHECK(labels(checked) == Rules{"all patients", "men", "old men"});
}

TEST_CASE("a group that is part of itself ends the search for its parents") {
  CHECK(rules(read(series("groups:\n  - { name: a, of: b }\n  - { name: b, of: a }\n"))) == Rules{"unknown-group"});
}

TEST_CASE("another article's patients are retold and tied to it") {
  const CheckedFile checked =
      read(kHead +
           "groups:\n  - { name: first, size: 3, condition: HHD, counted in: albers-2017 }\n"
           "  - { name: second, size: 3, condition: HHD, counted in: not stated }\n"
           "  - { name: third, size: 3, condition: HHD, counted in: ibrahim-2017, certainty: low }\n"
           "  - { name: fourth, size: 1, condition: HHD, standing: retold, same as: li-2017 (possible) }\n");
  REQUIRE(checked.file.cohorts.size() == 5);
  const auto& cohorts = checked.file.cohorts;
  for (const CohortRecord& cohort : cohorts) CHECK(cohort.standing == "retold");
  CHECK(cohorts[1].same_as.at(0).key == "albers-2017");
  CHECK(cohorts[1].same_as.at(0).certainty == "certain");
  CHECK(cohorts[2].same_as.at(0).key.empty());
  CHECK(cohorts[3].same_as.at(0).certainty == "possible");
  CHECK(cohorts[4].same_as.at(0).key == "li-2017");
  CHECK(cohorts[4].same_as.at(0).certainty == "possible");
}

TEST_CASE("the same person elsewhere is named by key and label") {
  const CheckedFile checked = read(series("patients:\n  - { label: A, same as: ibrahim-2017 / the woman }\n"));
  REQUIRE(checked.file.patients.size() == 1);
  const SameAs& same = checked.file.patients[0].same_as.at(0);
  CHECK(same.key == "ibrahim-2017");
  CHECK(same.label == "the woman");
  CHECK(same.certainty == "certain");
  CHECK(checked.file.patients[0].standing == "own");
}

TEST_CASE("a patient has the cohort's condition unless one is given") {
  const CheckedFile checked = read(series("patients:\n  - A\n  - { label: B, condition: Darier disease }\n"));
  CHECK(checked.file.patients[0].condition == "Hailey-Hailey disease");
  CHECK(checked.file.patients[1].condition == "Darier disease");
}

TEST_CASE("a size is a number or not stated") {
  CHECK(read(kHead + "cohort: { size: three, condition: HHD }\n").file.cohorts[0].size == 3);
  CHECK(rules(read(kHead + "cohort: { size: not stated, condition: HHD }\n")).empty());
  CHECK(rules(read(kHead + "cohort: { size: many, condition: HHD }\n")) == Rules{"value-unreadable"});
}

TEST_CASE("plaques may be more than the patients who have them") {
  CHECK(rules(read(series("groups:\n  - { name: plaques treated, size: 77, unit: plaques }\n"))).empty());
}

TEST_CASE("members of a group are patients that are declared") {
  const CheckedFile checked =
      read(series("patients:\n  - A\n  - B\ngroups:\n  - { name: women, size: 2, members: [A, C] }\n"));
  CHECK(rules(checked) == Rules{"unknown-patient"});
  CHECK(checked.file.cohorts[1].members == Rules{"A"});
}
