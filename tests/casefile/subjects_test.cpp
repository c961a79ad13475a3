#include "casefile/subjects.h"

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

constexpr const char* kPeople =
    "patients:\n  - Patient 1\n  - Patient 2\n  - Patient 3\ngroups:\n  - { name: men, size: 2 }\n";

/// The outcomes of a file of three patients and a group of two men, with this `who` and more of the line.
std::vector<OutcomeRecord> outcomes(const std::string& who, const std::string& more = "",
                                    const std::string& endpoint = "clinical resolution") {
  const CheckedFile checked = read(series(
      std::string(kPeople) + testing::course("outcomes", {"{ endpoint: " + endpoint + ", who: " + who + more + " }"})));
  std::vector<OutcomeRecord> found;
  for (const CourseRecord& course : checked.file.courses)
    found.insert(found.end(), course.outcomes.begin(), course.outcomes.end());
  return found;
}

std::string shown(const OutcomeRecord& outcome) {
  const auto number = [](std::optional<int> n) { return n ? std::to_string(*n) : std::string("-"); };
  return (outcome.patient.empty() ? outcome.cohort : outcome.patient) + " " + number(outcome.affected) + "/" +
         number(outcome.assessed) + " " + outcome.state + " " + outcome.basis;
}

std::string one(const std::string& who, const std::string& more = "",
                const std::string& endpoint = "clinical resolution") {
  const std::vector<OutcomeRecord> found = outcomes(who, more, endpoint);
  return found.size() == 1 ? shown(found.front()) : std::to_string(found.size()) + " records";
}

}  // namespace

TEST_CASE("a count is a claim about all patients") {
  CHECK(one("all") == "all patients 3/3 present stated");
  CHECK(one("2 of 3") == "all patients 2/3 present stated");
  CHECK(one("two of the three") == "all patients 2/3 present stated");
  CHECK(one("2/3") == "all patients 2/3 present stated");
  CHECK(one("all but 1") == "all patients 2/3 present derived");
  CHECK(one("some of 3") == "all patients -/3 present stated");
  CHECK(one("two thirds of 3") == "all patients 2/3 present derived");
}

TEST_CASE("some and not stated give no number") {
  CHECK(one("some") == "all patients -/- present stated");
  CHECK(one("not stated") == "all patients -/- present stated");
}

TEST_CASE("none is absence that was looked for") {
  CHECK(one("none") == "all patients 0/3 absent stated");
  CHECK(one("0 of 3") == "all patients 0/3 absent stated");
}

TEST_CASE("a count may be of a named group") {
  CHECK(one("1 of 2 in men") == "men 1/2 present stated");
  CHECK(one("all in men") == "men 2/2 present stated");
  CHECK(one("both in men") == "men 2/2 present stated");
}

TEST_CASE("a label wins over a count, and a list of labels is one claim each") {
  CHECK(one("Patient 2") == "Patient 2 1/1 present stated");
  const std::vector<OutcomeRecord> found = outcomes("[Patient 1, Patient 3]");
  REQUIRE(found.size() == 2);
  CHECK(shown(found[0]) == "Patient 1 1/1 present stated");
  CHECK(shown(found[1]) == "Patient 3 1/1 present stated");
}

TEST_CASE("absent with a group says who was looked at") {
  CHECK(one("all", ", state: absent") == "all patients 0/3 absent stated");
  CHECK(one("all in men", ", state: absent") == "men 0/2 absent stated");
  CHECK(one("Patient 2", ", state: absent") == "Patient 2 0/1 absent stated");
  const CheckedFile some =
      read(series(testing::course("outcomes", {"{ endpoint: clinical resolution, who: 2 of 3, state: absent }"})));
  CHECK(rules(some) == Rules{"event-with-censoring"});
}

TEST_CASE("what was not reported or not looked for has no numbers") {
  CHECK(one("all", ", state: not reported") == "all patients -/- not reported stated");
  CHECK(one("Patient 2", ", state: not assessed") == "Patient 2 -/- not assessed stated");
}

TEST_CASE("no event by a time is absence in those looked at") {
  CHECK(one("none", ", when: no flare in 12 months", "recurrence at treated site") == "all patients 0/3 absent stated");
  CHECK(one("Patient 2", ", when: no flare in 12 months", "recurrence at treated site") ==
        "Patient 2 0/1 absent stated");
  CHECK(one("all", ", when: no flare in 12 months", "recurrence at treated site") == "0 records");
}

TEST_CASE("an event denied of an endpoint that is itself the good state is refused") {
  const CheckedFile checked = read(series(
      testing::course("outcomes", {"{ endpoint: maintained response, who: none, when: no flare in 12 months }"})));
  REQUIRE(rules(checked) == Rules{"event-with-censoring"});
  CHECK(checked.problems[0].hint == "held to 6 months");
}

TEST_CASE("those at risk are never taken from the size of the group") {
  const std::string relapse = "relapse after withdrawal";
  CHECK(one("some", "", relapse) == "all patients -/- present stated");
  CHECK(one("some of 3", "", relapse) == "all patients -/3 present stated");
  CHECK(one("none", "", relapse) == "all patients 0/- absent stated");
  CHECK(one("all but 1", "", relapse) == "all patients -/- present derived");
  CHECK(one("all", "", relapse) == "all patients 3/3 present stated");
  CHECK(one("1 of 2", "", relapse) == "all patients 1/2 present stated");
}

TEST_CASE("a label that is nearly declared is asked back, words that are no label are no count") {
  const CheckedFile near = read(series(
      std::string(kPeople) + testing::course("outcomes", {"{ endpoint: clinical resolution, who: patient 2 }"})));
  CHECK(rules(near) == Rules{"unknown-patient"});
  const CheckedFile far =
      read(series(std::string(kPeople) +
                  testing::course("outcomes", {"{ endpoint: clinical resolution, who: nearly everybody }"})));
  CHECK(rules(far) == Rules{"who-unreadable"});
}

TEST_CASE("the name of a group alone says no number, and the hint how to write one") {
  const CheckedFile checked =
      read(series(std::string(kPeople) + testing::course("outcomes", {"{ endpoint: clinical resolution, who: men }"})));
  REQUIRE(rules(checked) == Rules{"who-unreadable"});
  CHECK(checked.problems[0].hint == "all in men, or 2 of 3 in men");
}

TEST_CASE("a list with one unknown label is no claim at all") {
  const CheckedFile checked =
      read(series(std::string(kPeople) +
                  testing::course("outcomes", {"{ endpoint: clinical resolution, who: [Patient 1, Patient 9] }"})));
  CHECK(rules(checked) == Rules{"unknown-patient"});
  CHECK(checked.file.courses[0].outcomes.empty());
}

TEST_CASE("outcomes of a group have no default") {
  CHECK(rules(read(series(testing::course("outcomes", {"{ endpoint: clinical resolution }"})))) ==
        Rules{"who-missing"});
}

TEST_CASE("the only patient of an article is meant where nobody is named") {
  const CheckedFile checked = read(report(testing::course("outcomes", {"{ endpoint: clinical resolution }"}, "")));
  CHECK(rules(checked).empty());
  CHECK(checked.file.courses[0].patient == "Patient");
  CHECK(checked.file.courses[0].outcomes[0].patient == "Patient");
}

TEST_CASE("one patient told apart in a series is not meant where nobody is named") {
  const CheckedFile checked = read(
      series("patients:\n  - Patient 1\n" + testing::course("outcomes", {"{ endpoint: clinical resolution }"}, "")));
  CHECK(rules(checked) == Rules{"who-missing", "who-missing"});
}

TEST_CASE("the condition comes from the patient, else the group, else all patients") {
  const CheckedFile checked = read(
      "article:\n  key: smith-2020\n  design: case series\n  text read: abstract\nat: abstract\n"
      "cohort: { size: 3, condition: [Hailey-Hailey disease, Darier disease] }\n"
      "groups:\n  - { name: Darier patients, size: 1, condition: Darier disease, members: [Patient 3] }\n"
      "patients:\n  - { label: Patient 1, condition: Hailey-Hailey disease }\n  - Patient 3\n"
      "courses:\n  - { treatment: naltrexone, who: all }\n  - { treatment: naltrexone, who: all in Darier patients }\n"
      "  - { treatment: naltrexone, who: Patient 1 }\n  - { treatment: naltrexone, who: Patient 3 }\n");
  CHECK(rules(checked).empty());
  REQUIRE(checked.file.courses.size() == 4);
  CHECK(checked.file.courses[0].condition == "Hailey-Hailey disease or Darier disease");
  CHECK(checked.file.courses[1].condition == "Darier disease");
  CHECK(checked.file.courses[2].condition == "Hailey-Hailey disease");
  CHECK(checked.file.courses[3].condition == "Darier disease");
}

TEST_CASE("a treatment for no condition at all is refused") {
  const CheckedFile checked = read(
      "article:\n  key: smith-2020\n  design: case series\n  text read: abstract\nat: abstract\n"
      "cohort: { size: 3 }\ncourses:\n  - { treatment: naltrexone, who: all }\n");
  CHECK(rules(checked) == Rules{"key-missing"});
  CHECK(checked.file.courses.empty());
}
