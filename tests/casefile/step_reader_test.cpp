#include "casefile/case_text.h"
#include "catch.h"
#include "core/text.h"

using namespace casebook;
using namespace casebook::casefile;
using testing::read;
using testing::report;
using testing::rules;
using testing::series;

namespace {

using Lines = std::vector<std::string>;

std::string number(std::optional<double> value) { return value ? core::number_text(*value) : "-"; }

/// 'step change min-max after min-max' of each step of the first course.
Lines steps(const CheckedFile& checked) {
  Lines lines;
  for (const StepRecord& step : checked.file.courses.at(0).steps) {
    lines.push_back(std::to_string(step.step) + " " + step.change + " " + number(step.dose_min) + "-" +
                    number(step.dose_max) + " after " + number(step.after_days_min) + "-" +
                    number(step.after_days_max));
  }
  return lines;
}

CheckedFile of_one(const Lines& items) { return read(report(testing::course("steps", items, ""))); }

}  // namespace

TEST_CASE("the first step stands at day 0, a later one without a time on no day") {
  CHECK(steps(of_one({"{ dose: 3 mg nightly }", "{ dose: 4.5 mg nightly }"})) ==
        Lines{"1 start 3-3 after 0-0", "2 increase 4.5-4.5 after ---"});
}

TEST_CASE("a step's time counts from the start of the course") {
  CHECK(steps(of_one({"{ dose: 3 mg daily, when: 2 weeks }", "{ dose: 6 mg daily, when: within 8 weeks }"})) ==
        Lines{"1 start 3-3 after 14-14", "2 increase 6-6 after 0-56"});
}

TEST_CASE("a time after stopping is added to the day of the stop, if that is known") {
  CHECK(steps(of_one({"{ dose: 3 mg daily }", "{ stop: nausea, when: 10-20 days }",
                      "{ restart: 1.5 mg daily, when: 2 weeks after stopping }",
                      "{ dose: 3 mg daily, when: 1 week after restarting }"})) ==
        Lines{"1 start 3-3 after 0-0", "1 stop --- after 10-20", "2 restart 1.5-1.5 after 24-34",
              "3 increase 3-3 after 31-41"});
  const CheckedFile unknown =
      of_one({"{ dose: 3 mg daily }", "{ stop: nausea }", "{ restart: 1.5 mg daily, when: 2 weeks after stopping }"});
  CHECK(steps(unknown).back() == "2 restart 1.5-1.5 after ---");
  CHECK(unknown.file.courses[0].steps[2].time_text == "2 weeks after stopping");
}

TEST_CASE("a change is found by comparing with the last dose that is known") {
  CHECK(steps(of_one({"{ dose: 5 mg daily }", "{ stop: reason not stated }", "{ restart: dose not stated }",
                      "{ dose: 3 mg daily }"})) ==
        Lines{"1 start 5-5 after 0-0", "1 stop --- after ---", "2 restart --- after ---", "3 decrease 3-3 after ---"});
  CHECK(steps(of_one({"{ dose: 3 mg twice daily }", "{ dose: 4 mg daily }"})).back() == "2 decrease 4-4 after ---");
  CHECK(steps(of_one({"{ dose: 1.5 mg daily }", "{ dose: 1.5-3 mg daily }"})).back() == "2 increase 1.5-3 after ---");
}

TEST_CASE("doses that cannot be compared are as reported, each with a number of its own") {
  CHECK(steps(of_one({"{ dose: not stated }", "{ dose: 30 mg twice daily }"})).back() ==
        "2 as reported 30-30 after ---");
  CHECK(steps(of_one({"{ dose: 3 mg daily }", "{ dose: 1 mL daily }"})).back() == "2 as reported 1-1 after ---");
  CHECK(steps(of_one({"{ dose: 2-4 mg daily }", "{ dose: 1-5 mg daily }"})).back() == "2 as reported 1-5 after ---");
}

TEST_CASE("parallel doses share a number, and no day is assumed for either") {
  CHECK(steps(read(series(testing::course("steps", {"{ dose: 3-4.5 mg daily, who: 2 of 3 }",
                                                    "{ dose: 50 mg daily, who: 1 of 3, change: as reported }"})))) ==
        Lines{"1 as reported 3-4.5 after ---", "1 as reported 50-50 after ---"});
}

TEST_CASE("a change that is written stands") {
  CHECK(steps(of_one({"{ dose: 1.5 mg daily }", "{ dose: 3 mg daily, change: temporary increase }"})).back() ==
        "2 temporary increase 3-3 after ---");
}

TEST_CASE("the first dose is that of the course's people, a later one must say whose") {
  const CheckedFile checked = read(series(testing::course("steps", {"{ dose: 3 mg daily }", "{ dose: 6 mg daily }"})));
  CHECK(rules(checked) == Lines{"who-missing"});
  REQUIRE(checked.file.courses[0].steps.size() == 1);
  CHECK(checked.file.courses[0].steps[0].affected == 3);
}

TEST_CASE("a stop whose reason is not stated has none, and no dose") {
  const CheckedFile checked = of_one({"{ dose: 3 mg daily }", "{ stop: reason not stated }"});
  CHECK(checked.file.courses[0].steps[1].reason.empty());
  CHECK(checked.file.courses[0].steps[1].dose_text.empty());
  CHECK(of_one({"{ dose: 3 mg daily }", "{ stop: nausea }"}).file.courses[0].steps[1].reason == "nausea");
}

TEST_CASE("a dose on the course itself is one step, a treatment known by name has none") {
  const CheckedFile one = read(report("courses:\n  - { treatment: naltrexone, dose: 12.5 mg daily }\n"));
  CHECK(steps(one) == Lines{"1 start 12.5-12.5 after 0-0"});
  CHECK(one.file.courses[0].steps[0].said == "12.5 mg daily");
  CHECK(read(report("courses:\n  - { treatment: naltrexone }\n")).file.courses[0].steps.empty());
}

TEST_CASE("a dose that is not stated keeps its row, with the words of the course") {
  const CheckedFile checked =
      read(report("courses:\n  - { treatment: naltrexone, dose: not stated, said: several levels, called low }\n"));
  CHECK(rules(checked) == Lines{"comma-in-braces"});
  const CheckedFile whole =
      read(report("courses:\n  - treatment: naltrexone\n    dose: not stated\n    said: several levels, called low\n"));
  CHECK(steps(whole) == Lines{"1 start --- after 0-0"});
  CHECK(whole.file.courses[0].steps[0].said == "several levels, called low");
}

TEST_CASE("how long a dose was given, its total and its parameters are kept") {
  const CheckedFile checked = read(
      report("courses:\n  - treatment: superficial radiotherapy\n    parameters: { field: 50-70 cm2 }\n    steps:\n"
             "      - { dose: 2 Gy every 3-4 days, for: 4 weeks, total: 20 Gy, until: 5 weeks, parameters: { energy: "
             "50 kV } }\n"));
  const StepRecord& step = checked.file.courses.at(0).steps.at(0);
  CHECK(step.lasted_days_min == 28);
  CHECK(step.until_days_max == 35);
  CHECK(step.total_min == 20);
  REQUIRE(step.parameters.size() == 2);
  CHECK(step.parameters[0].name == "energy");
  CHECK(step.parameters[1].max == 70);
}

TEST_CASE("a step that is two things or nothing is refused, and the rest is read") {
  const CheckedFile checked =
      of_one({"{ dose: 3 mg daily, stop: nausea }", "{ when: 2 weeks }", "{ dose: 3 mg daily }"});
  CHECK(rules(checked) == Lines{"step-kind", "step-kind"});
  CHECK(checked.file.courses[0].steps.size() == 1);
}

TEST_CASE("a course has a dose or steps") {
  const CheckedFile checked = read(
      report("courses:\n  - treatment: naltrexone\n    dose: 3 mg daily\n    steps:\n      - { dose: 3 mg daily }\n"));
  CHECK(rules(checked) == Lines{"wrong-shape"});
}
