#include "casefile/case_text.h"
#include "casefile/course_parts.h"
#include "catch.h"

using namespace casebook;
using namespace casebook::casefile;
using testing::read;
using testing::report;
using testing::rules;
using testing::series;

using Rules = std::vector<std::string>;

TEST_CASE("findings about all harms have one name each") {
  CHECK(finding_name("Adverse events") == "any adverse event");
  CHECK(finding_name("any side effect") == "any adverse event");
  CHECK(finding_name("serious adverse event") == "any serious adverse event");
  CHECK(finding_name("significant adverse effects") == "any significant adverse event");
  CHECK(finding_name("other adverse events") == "any other adverse event");
  CHECK(finding_name("Vivid dreams") == "Vivid dreams");
}

TEST_CASE("silence about harms has no numbers, absence has") {
  const auto events = [](const std::string& words) {
    return read(series("courses:\n  - { treatment: naltrexone, who: all, adverse events: " + words + " }\n"))
        .file.courses.at(0)
        .adverse_events.at(0);
  };
  CHECK(events("not reported").state == "not reported");
  CHECK(events("not reported").assessed == std::nullopt);
  CHECK(events("none reported").state == "absent");
  CHECK(events("none reported").affected == 0);
  CHECK(events("none reported").assessed == 3);
  CHECK(events("not assessed").state == "not assessed");
  CHECK(events("none reported").finding == "any adverse event");
}

TEST_CASE("a patient without harms is 0 of 1") {
  const CheckedFile checked = read(report("courses:\n  - { treatment: naltrexone, adverse events: none reported }\n"));
  CHECK(checked.file.courses[0].adverse_events[0].affected == 0);
  CHECK(checked.file.courses[0].adverse_events[0].assessed == 1);
}

TEST_CASE("harms of a group of unknown size have no denominator") {
  const CheckedFile checked = read(
      "article:\n  key: smith-2020\n  design: case series\n  text read: abstract\nat: abstract\n"
      "cohort: { size: not stated, condition: Hailey-Hailey disease }\ncourses:\n  - { treatment: naltrexone, who: "
      "all, adverse events: none reported }\n");
  CHECK(rules(checked).empty());
  CHECK(checked.file.courses[0].adverse_events[0].affected == 0);
  CHECK(checked.file.courses[0].adverse_events[0].assessed == std::nullopt);
}

TEST_CASE("an event keeps what is said of it, and a fatal one is fatal") {
  const CheckedFile checked = read(series(
      testing::course("adverse events", {"{ event: pulmonary embolism, who: 1 of 3, severity: fatal, serious: yes, "
                                         "when: 3 days, lasted: 1-2 weeks, led to: death, site: groin }"})));
  CHECK(rules(checked).empty());
  const AdverseEventRecord& event = checked.file.courses.at(0).adverse_events.at(0);
  CHECK(event.fatal == true);
  CHECK(event.serious == true);
  CHECK(event.led_to == "death");
  CHECK(event.origin == "treatment start");
  CHECK(event.upper_days == 3);
  CHECK(event.lasted_days_max == 14);
  CHECK(event.site == "groin");
}

TEST_CASE("an event has no default of whose it was, nor words of its own for all") {
  CHECK(rules(read(series(testing::course("adverse events", {"{ event: nausea }"})))) == Rules{"who-missing"});
  CHECK(rules(read(series("courses:\n  - { treatment: naltrexone, who: all, adverse events: none }\n"))) ==
        Rules{"wrong-shape"});
}
