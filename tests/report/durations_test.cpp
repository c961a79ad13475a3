#include "report/durations.h"

#include "catch.h"
#include "core/text.h"
#include "query/loaded_cases.h"

using namespace casebook;
using namespace casebook::tests;

namespace {

query::CourseLength row_of(const std::string& kind) {
  query::CourseLength row;
  row.kind = kind;
  return row;
}

std::vector<std::string> estimates(const LoadedCases& file) {
  auto catalogue = file.open();
  Texts texts;
  for (const auto& row : report::loss_estimates(query::time_to_response(catalogue).rows, report::endpoint_families(catalogue, {}))) {
    const auto day = [](const std::optional<double>& value) { return value ? core::number_text(*value) : std::string("·"); };
    texts.push_back(row.endpoint + ": n " + std::to_string(row.n) + ", lost " + std::to_string(row.events) + ", untimed " + std::to_string(row.untimed) + ", median " +
                    day(row.median_lower_days) + "-" + day(row.median_upper_days));
  }
  return texts;
}

std::string outcomes_of(const std::string& outcomes) {
  return "courses:\n" + course_of("naltrexone", "    outcomes: [" + outcomes + "]\n");
}

}  // namespace

TEST_CASE("a length is said in words with its bounds, its reason, or how often", "[report]") {
  auto step = row_of("step");
  CHECK(report::length_words(step).empty());
  step.lasted_days_min = step.lasted_days_max = 28;
  CHECK(report::length_words(step) == "for 28 days");
  step.lasted_days_max.reset();
  CHECK(report::length_words(step) == "for 28 days or longer");
  step.lasted_days_min.reset();
  step.repeats_min = step.repeats_max = 10;
  CHECK(report::length_words(step) == "10 sessions or fractions");
  auto stop = row_of("stop");
  CHECK(report::length_words(stop) == "stopped, when is not stated");
  stop.stopped_days_min = stop.stopped_days_max = 28;
  stop.reason = "flare";
  CHECK(report::length_words(stop) == "stopped on day 28 (flare)");
  stop.stopped_days_max = 35;
  CHECK(report::length_words(stop) == "stopped day 28 to 35 (flare)");
  CHECK(report::length_words(row_of("course")).empty());
  CHECK(report::length_words(row_of("restart")) == "restarted, when is not stated");
}

TEST_CASE("those of whom a length is stated are never counted twice", "[report]") {
  const LoadedCases file({article("a-2000", 4, R"(patients: [{ label: A }]
courses:
  - treatment: naltrexone
    who: all
    steps:
      - { dose: 3 mg daily, who: 3 of 4, for: 4 weeks }
      - { stop: flare, who: A, when: 2 months }
    adverse events: not reported
)"),
                          article("b-2000", 5, "courses:\n" + course_of("naltrexone"))});
  auto catalogue = file.open();
  const auto coverage = report::length_coverage(query::course_lengths(catalogue).rows, query::treated_courses(catalogue).rows);
  CHECK(coverage.treated == 9);
  CHECK(coverage.stated == 3);
  CHECK(coverage.articles == std::set<std::string>{"a-2000"});
}

TEST_CASE("what one of a group stopped is not the end of the group's course", "[report]") {
  const LoadedCases file({article("a-2000", 2, "patients: [{ label: A }]\ncourses:\n" +
                                                   course_of("naltrexone", "    steps: [{ dose: 3 mg daily }, { stop: flare, who: A, when: 8 weeks }]\n"))});
  auto catalogue = file.open();
  const auto told = report::told_lengths(query::course_lengths(catalogue).rows);
  REQUIRE(told.size() == 1);
  CHECK(told[0].subject == "A");
  CHECK(report::length_words(told[0]) == "stopped on day 56 (flare)");
}

TEST_CASE("held to a day is not lost until then, and what an article tells of loss stands before it", "[report]") {
  const LoadedCases file({
      article("a-2000", 3, outcomes_of("{ endpoint: maintained response, who: all, when: held to 4 months }")),
      article("b-2000", 2, outcomes_of("{ endpoint: loss of response on treatment, who: all, when: 20-30 days }, { endpoint: maintained response, who: none, when: not stated }")),
      article("c-2000", 2, outcomes_of("{ endpoint: loss of response on treatment, who: 2 of 2, when: 10 days }")),
  });
  // Of the 4 who lost it 2 had on day 10. With the 3 who hold to day 121.75 it is 2 of 7 by day 20 and 4 of 7 by day 30.
  CHECK(estimates(file) == Texts{"loss of response on treatment: n 4, lost 4, untimed 0, median 10-10", "response lost or not yet: n 7, lost 4, untimed 0, median 20-30"});
}

TEST_CASE("whoever did not hold a response enters no estimate of its loss", "[report]") {
  const LoadedCases file({article("a-2000", 6, outcomes_of("{ endpoint: maintained response, who: 2 of 6, when: at 5 years }"))});
  CHECK(estimates(file) == Texts{"response lost or not yet: n 2, lost 0, untimed 0, median 1826.25-·"});
}

TEST_CASE("endpoints of loss are those of the families loss and rechallenge", "[report]") {
  const auto file = albers();
  auto catalogue = file.open();
  CHECK(report::loss_endpoints(catalogue, {}) == std::set<std::string>{"re-response on rechallenge", "relapse after withdrawal"});
}
