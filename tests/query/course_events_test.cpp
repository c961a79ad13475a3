#include "query/course_events.h"

#include "catch.h"
#include "query/loaded_cases.h"

using namespace casebook;
using namespace casebook::tests;

namespace {

std::string number(std::optional<double> value) { return value ? std::to_string(static_cast<int>(*value)) : "-"; }

std::string words(const query::CourseEvent& row) {
  return row.subject + " | " + row.kind + " | " + row.what.value_or("-") + " | " + row.state + " | " + row.origin.value_or("-") + " | " + row.time_kind + " | " +
         number(row.lower_days) + "-" + number(row.upper_days);
}

}  // namespace

TEST_CASE("a course is told with its doses, its stop, what came of it and its harms, each of its own subject", "[query]") {
  const LoadedCases cases({article("a-2000", 2, R"(patients: [{ label: Patient 1 }, { label: Patient 2 }]
courses:
  - { treatment: methotrexate, who: all, role: concomitant, adverse events: not reported }
  - treatment: naltrexone
    who: all
    steps:
      - { dose: 3 mg nightly, who: all }
      - { dose: 4.5 mg nightly, who: Patient 1, when: 2 weeks }
      - { stop: nausea, who: all, when: 6-10 months }
    outcomes:
      - { endpoint: clinical resolution, who: Patient 2, when: within 2 months }
      - { endpoint: relapse after withdrawal, who: 1 of 2, when: not stated }
    adverse events:
      - { event: nausea, who: 1 of 2, state: present, when: not stated }
)")});
  auto catalogue = cases.open();
  std::vector<std::string> told;
  for (const auto& row : query::course_events(catalogue).rows) {
    CHECK(row.treatment == "naltrexone");
    told.push_back(words(row));
  }
  CHECK(told == std::vector<std::string>{"all patients | end | nausea | present | treatment start | event | 182-304",
                                         "all patients | dose step | start | present | treatment start | event | 0-0",
                                         "Patient 1 | dose step | increase | present | treatment start | event | 14-14",
                                         "all patients | stop | stop | present | treatment start | event | 182-304",
                                         "Patient 2 | outcome | clinical resolution | present | treatment start | event | 0-60",
                                         "all patients | outcome | relapse after withdrawal | present | withdrawal | not stated | ---",
                                         "all patients | adverse event | nausea | present | treatment start | not stated | ---"});
  query::Filter filter;
  filter.treatment = "methotrexate";
  CHECK(query::course_events(catalogue, filter).rows.empty());
  filter.treatment = "naltrexone";
  filter.citekey = "a-2000";
  CHECK(query::course_events(catalogue, filter).rows.size() == told.size());
}
