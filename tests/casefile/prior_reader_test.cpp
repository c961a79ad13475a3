#include "casefile/prior_reader.h"

#include "casefile/case_text.h"
#include "catch.h"

using namespace casebook;
using namespace casebook::casefile;
using testing::read;
using testing::report;
using testing::rules;
using testing::series;

using Rules = std::vector<std::string>;

TEST_CASE("each drug named is a course of its own") {
  const CheckedFile checked =
      read(series("prior:\n  - { who: all, treatment: [antibiotics, corticosteroids], result: failed }\n"));
  REQUIRE(checked.file.prior.size() == 2);
  CHECK(checked.file.prior[0].treatment == "antibiotics");
  CHECK(checked.file.prior[1].role == "prior");
  CHECK(checked.file.prior[1].result == "failed");
  CHECK(checked.file.prior[1].affected == 3);
  CHECK(checked.file.prior[1].steps.empty());
}

TEST_CASE("treatments that are counted and not named are a characteristic") {
  const CheckedFile checked = read(series("prior:\n  - { who: all, count: at least 4, result: failed }\n"));
  REQUIRE(checked.file.characteristics.size() == 1);
  const CharacteristicRecord& failed = checked.file.characteristics[0];
  CHECK(failed.name == "prior treatments failed");
  CHECK(failed.value_min == 4);
  CHECK(failed.value_max == std::nullopt);
  CHECK(failed.affected == 3);
}

TEST_CASE("a result that is no failure does not count as one") {
  const CheckedFile checked = read(series("prior:\n  - { who: all, result: helped for a while }\n"));
  CHECK(checked.file.characteristics.at(0).name == "prior treatments");
  CHECK(checked.file.characteristics.at(0).value_text == "helped for a while");
}

TEST_CASE("only words that plainly are one of the six become a result") {
  CHECK(prior_result("Failed") == "failed");
  CHECK(prior_result("resistant") == "failed");
  CHECK(prior_result("no effect") == "failed");
  CHECK(prior_result("partial response") == "partial");
  CHECK(prior_result("not tolerated") == "intolerant");
  CHECK(prior_result("minimal response").empty());
  CHECK(prior_result("severe flare despite it").empty());
  CHECK(prior_result("").empty());
}

TEST_CASE("a patient's own prior treatment is the patient's") {
  const CheckedFile checked =
      read(series("patients:\n  - label: Patient 2\n    prior:\n"
                  "      - { treatment: methotrexate, dose: 20 mg weekly, start: 2 months before admission, for: 2 "
                  "months, route: oral, result: minimal response }\n"));
  CHECK(rules(checked).empty());
  REQUIRE(checked.file.prior.size() == 1);
  const CourseRecord& methotrexate = checked.file.prior[0];
  CHECK(methotrexate.patient == "Patient 2");
  CHECK(methotrexate.dose_text == "20 mg weekly");
  CHECK(methotrexate.started_after_days_min == -60.875);
  CHECK(methotrexate.start_origin == "admission");
  CHECK(methotrexate.lasted_days_min == 60.875);
  CHECK(methotrexate.result.empty());
  CHECK(methotrexate.result_text == "minimal response");
}

TEST_CASE("prior treatment of a group has no default of whose it was") {
  CHECK(rules(read(series("prior:\n  - { treatment: antibiotics }\n"))) == Rules{"who-missing"});
  CHECK(rules(read(report("prior:\n  - { treatment: antibiotics }\n"))).empty());
}

TEST_CASE("a prior treatment has drugs or a count, and one of both") {
  CHECK(rules(read(series("prior:\n  - { who: all, treatment: antibiotics, count: 3 }\n"))) == Rules{"wrong-shape"});
  CHECK(rules(read(series("prior:\n  - { who: all, route: oral }\n"))) == Rules{"key-missing"});
}
