#include "casefile/course_start.h"

#include "casefile/case_text.h"
#include "catch.h"

using namespace casebook;
using namespace casebook::casefile;
using testing::read;
using testing::report;
using testing::rules;

using Rules = std::vector<std::string>;

TEST_CASE("a start beside another course names that course") {
  const CheckedFile checked =
      read(report("courses:\n  - { treatment: naltrexone, adverse events: not reported }\n"
                  "  - { treatment: antibiotics, role: concomitant, start: with LDN }\n"
                  "  - { treatment: dermabrasion, role: comparator, start: 4 days after naltrexone }\n"
                  "  - { treatment: methotrexate, role: concomitant, start: 2 months before admission }\n"));
  CHECK(rules(checked).empty());
  const std::vector<CourseRecord>& courses = checked.file.courses;
  REQUIRE(courses.size() == 4);
  CHECK(courses[0].start_text.empty());
  CHECK(courses[1].start_course == "naltrexone");
  CHECK(courses[1].started_after_days_max == 0);
  CHECK(courses[2].start_origin == "course start");
  CHECK(courses[2].started_after_days_min == 4);
  CHECK(courses[3].start_origin == "admission");
  CHECK(courses[3].started_after_days_min == -60.875);
}

TEST_CASE("a course is named by its own name before its treatment") {
  const CheckedFile checked = read(report(
      "courses:\n  - { name: test area, treatment: CO2 laser, adverse events: not reported }\n"
      "  - { name: larger area, treatment: CO2 laser, start: after test area, adverse events: not reported }\n"));
  CHECK(rules(checked).empty());
  CHECK(checked.file.courses.at(1).start_course == "test area");
  CHECK(checked.file.courses[1].started_after_days_min == std::nullopt);
}

TEST_CASE("a start after a course that is not there is refused") {
  CHECK(rules(read(report(
            "courses:\n  - { treatment: naltrexone, start: with methotrexate, adverse events: not reported }\n"))) ==
        Rules{"unknown-treatment"});
}

TEST_CASE("the place of a course keeps its words, and its sites where it names some") {
  const CheckedFile checked =
      read(report("courses:\n  - { treatment: dermabrasion, role: comparator, site: one side }\n  - { treatment: "
                  "excision, role: comparator, site: armpits and groin }\n"));
  CHECK(rules(checked).empty());
  CHECK(checked.file.courses.at(0).site_text == "one side");
  CHECK(checked.file.courses[0].sites.empty());
  CHECK(checked.file.courses.at(1).sites == Rules{"axillae", "groin"});
  CHECK(rules(read(report("courses:\n  - { treatment: excision, role: comparator, site: axilae }\n"))) ==
        Rules{"unknown-site"});
}
