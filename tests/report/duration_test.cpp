#include "catch.h"
#include "query/loaded_cases.h"
#include "report/answers.h"

using namespace casebook;
using test::contains;
using tests::article;
using tests::course_of;
using tests::LoadedCases;
using Texts = std::vector<std::string>;

namespace {

document::Document duration(const LoadedCases& file, const report::ReportOptions& options = {}) {
  auto catalogue = file.open();
  return test::answer(catalogue, "duration", options);
}

LoadedCases stopped_and_held() {
  return LoadedCases({
      article("a-2000", 2, R"(patients: [{ label: A }, { label: B }]
courses:
  - treatment: naltrexone
    who: all
    steps:
      - { dose: 3 mg daily }
      - { stop: in remission, who: A, when: 8 weeks }
    outcomes:
      - { endpoint: relapse after withdrawal, who: A, when: 2-3 weeks }
    adverse events: not reported
)"),
      article("b-2000", 3, "courses:\n" + course_of("naltrexone", "    follow-up: 6 months\n    outcomes: [{ endpoint: maintained response, who: all, when: held to 6 months }]\n")),
  });
}

}  // namespace

TEST_CASE("duration says of how many it is stated how long, what held and what was lost", "[report]") {
  const auto document = duration(stopped_and_held(), test::about("naltrexone"));
  const auto answer = test::joined(document.answer);
  CHECK(contains(answer, "How long naltrexone was given is stated, in part at least, of 1 of 5 patients (1 article): stopped on day 56 (in remission) in 1 of 1 patient."));
  CHECK(contains(answer, "Maintained response in 3 of 3 patients (of 5 treated; held to day 182.6 or longer (b-2000)); relapse after withdrawal in 1 of 1 patient (between days 14 and 21 (a-2000))."));
  CHECK(contains(answer, "Follow-up is stated by 1 of 2 articles. 2 articles, 5 patients treated."));
  CHECK(test::values(document, "courses", {"citekey", "who", "length"}) == Texts{"a-2000 | A | stopped on day 56 (in remission)"});
  CHECK(test::values(document, "effects", {"what", "days"}) == Texts{"maintained response | held to 182.6", "relapse after withdrawal | (14, 21]"});
  CHECK(test::values(document, "estimates", {"endpoint", "n", "events", "median_lower_days", "median_upper_days"}) ==
        Texts{"relapse after withdrawal | 1 | 1 | 14 | 21", "response lost or not yet | 3 | 0 | 182.625 | ·"});
}

TEST_CASE("where nothing is said on length a sentence says so", "[report]") {
  const auto file = tests::albers();
  const auto document = duration(file, test::about("naltrexone"));
  CHECK(document.answer.front() == "How long naltrexone was given is not stated of any of 3 patients.");
  CHECK(contains(test::joined(document.answer), "Relapse after withdrawal is reported, in how many is not stated (when is not stated). No follow-up is stated."));
  CHECK(contains(test::joined(document.caveats), "Nothing is estimated on the time to loss: no number of patients is given."));
}

TEST_CASE("duration of what nobody took says so", "[report]") {
  CHECK(duration(stopped_and_held(), test::about("ruxolitinib")).answer == Texts{"No course of ruxolitinib is in this catalogue."});
}
