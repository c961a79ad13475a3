#include "casefile/course_reader.h"

#include "casefile/case_text.h"
#include "catch.h"

using namespace casebook;
using namespace casebook::casefile;
using testing::read;
using testing::report;
using testing::rules;
using testing::series;

using Rules = std::vector<std::string>;

TEST_CASE("a course of several named patients is one course each, and their claims find them") {
  const CheckedFile checked =
      read(series("patients:\n  - Patient 1\n  - Patient 2\n" +
                  testing::course("outcomes",
                                  {"{ endpoint: clinical resolution, who: Patient 2 }",
                                   "{ endpoint: first improvement, who: [Patient 1, Patient 2] }"},
                                  "    who: [Patient 1, Patient 2]\n    dose: 3 mg daily\n")));
  CHECK(rules(checked).empty());
  REQUIRE(checked.file.courses.size() == 2);
  CHECK(checked.file.courses[0].patient == "Patient 1");
  CHECK(checked.file.courses[0].outcomes.size() == 1);
  CHECK(checked.file.courses[1].outcomes.size() == 2);
  CHECK(checked.file.courses[1].steps.at(0).patient == "Patient 2");
}

TEST_CASE("a course of some of a group counts them") {
  const CheckedFile checked = read(series(
      "courses:\n  - { treatment: naltrexone, who: 2 of 3, dose: 3 mg daily, adverse events: none reported }\n"));
  const CourseRecord& course = checked.file.courses.at(0);
  CHECK(course.affected == 2);
  CHECK(course.assessed == 3);
  CHECK(course.adverse_events.at(0).affected == 0);
  CHECK(course.adverse_events.at(0).assessed == 2);
}

TEST_CASE("a synonym of a treatment is its name, and the role is studied unless said") {
  const CheckedFile checked =
      read(report("courses:\n  - { treatment: LDN, sequence: 2, route: oral, name: second try }\n"));
  const CourseRecord& course = checked.file.courses.at(0);
  CHECK(course.treatment == "naltrexone");
  CHECK(course.role == "studied");
  CHECK(course.sequence == 2);
  CHECK(course.name == "second try");
}

TEST_CASE("at and via are inherited from the nearest line above") {
  const CheckedFile checked = read(report(
      "courses:\n  - treatment: naltrexone\n    at: table 1\n    outcomes:\n      - { endpoint: clinical resolution }\n"
      "      - { endpoint: first improvement, at: table 2 }\n"));
  const CourseRecord& course = checked.file.courses.at(0);
  CHECK(course.locator == "table 1");
  CHECK(course.outcomes.at(0).locator == "table 1");
  CHECK(course.outcomes.at(1).locator == "table 2");
}

TEST_CASE("the follow-up of a course is a length in days") {
  const CheckedFile checked =
      read(series("courses:\n  - treatment: naltrexone\n    who: all\n    follow-up: mean 30 months, SD 10\n"));
  const std::vector<CharacteristicRecord>& follow_up = checked.file.courses.at(0).characteristics;
  REQUIRE(follow_up.size() == 2);
  CHECK(follow_up[0].statistic == "mean");
  CHECK(follow_up[0].value_min == Approx(913.125));
  CHECK(follow_up[0].affected == std::nullopt);
  CHECK(follow_up[1].statistic == "sd");
}

TEST_CASE("after a course that cannot be read the next one is") {
  const CheckedFile checked =
      read(series("courses:\n  - { treatment: zygomycin, who: all }\n  - { treatment: naltrexone, who: all }\n"));
  CHECK(rules(checked) == Rules{"unknown-treatment"});
  REQUIRE(checked.file.courses.size() == 1);
  CHECK(checked.file.courses[0].treatment == "naltrexone");
}

TEST_CASE("every problem of a course is found at once") {
  const CheckedFile checked =
      read(series("courses:\n  - treatment: zygomycin\n    dose: 4.5 nightly\n    outcomes:\n      - { endpoint: cure, "
                  "who: 4 of 3, when: soonish }\n"));
  CHECK(rules(checked) == Rules{"who-missing", "unknown-treatment", "dose-without-unit", "unknown-endpoint",
                                "affected-above-cohort", "time-unreadable"});
}
