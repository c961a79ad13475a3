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

OutcomeRecord outcome(const std::string& line, const std::string& more = "") {
  const CheckedFile checked = read(report(testing::course("outcomes", {line}, more)));
  INFO(line);
  REQUIRE(checked.file.courses.size() == 1);
  REQUIRE(checked.file.courses[0].outcomes.size() == 1);
  return checked.file.courses[0].outcomes[0];
}

}  // namespace

TEST_CASE("the endpoint sets the clock where the words do not") {
  CHECK(outcome("{ endpoint: clinical resolution, when: 2 weeks }").origin == "treatment start");
  CHECK(outcome("{ endpoint: relapse after withdrawal, when: 2 weeks }").origin == "withdrawal");
  CHECK(outcome("{ endpoint: re-response on rechallenge, when: 2-3 days }").origin == "rechallenge");
  CHECK(outcome("{ endpoint: relapse on dose reduction, when: not stated }").origin == "dose change");
  CHECK(outcome("{ endpoint: clinical resolution, when: 2 weeks after stopping }").origin == "withdrawal");
}

TEST_CASE("without a time there is no clock") {
  const OutcomeRecord untimed = outcome("{ endpoint: clinical resolution }");
  CHECK(untimed.origin.empty());
  CHECK(untimed.time_kind == "not stated");
  CHECK(untimed.time_text.empty());
}

TEST_CASE("a time is read with its words kept") {
  const OutcomeRecord timed = outcome("{ endpoint: clinical resolution, when: within 1-2 weeks }");
  CHECK(timed.time_kind == "event");
  CHECK(timed.lower_days == 7);
  CHECK(timed.upper_days == 14);
  CHECK(timed.time_text == "within 1-2 weeks");
  CHECK(timed.time_statistic == "each");
}

TEST_CASE("a site makes the outcome one of a part") {
  CHECK(outcome("{ endpoint: clinical resolution }").extent == "whole");
  const OutcomeRecord part = outcome("{ endpoint: clinical resolution, site: left groin }");
  CHECK(part.extent == "part");
  CHECK(part.sites == Rules{"left groin"});
  CHECK(outcome("{ endpoint: clinical resolution, site: left groin, extent: whole }").extent == "whole");
}

TEST_CASE("the sites that the course treated are its whole") {
  CHECK(outcome("{ endpoint: clinical resolution, site: armpits }", "    site: axillae\n").extent == "whole");
  CHECK(outcome("{ endpoint: clinical resolution, site: [groin, axillae] }", "    site: axillae and groin\n").extent ==
        "whole");
  CHECK(outcome("{ endpoint: clinical resolution, site: axillae }", "    site: axillae and groin\n").extent == "part");
}

TEST_CASE("a value is read into bounds and unit, its words kept") {
  const OutcomeRecord valued =
      outcome("{ endpoint: percent clearance, value: at least 80 %, instrument: PGA, assessor: patient }");
  CHECK(valued.value_min == 80);
  CHECK(valued.value_max == std::nullopt);
  CHECK(valued.unit == "%");
  CHECK(valued.value_text == "at least 80 %");
  CHECK(valued.value_statistic == "each");
  CHECK(valued.instrument == "PGA");
  CHECK(outcome("{ endpoint: clinical resolution }").value_statistic.empty());
}

TEST_CASE("a state that held is present at least so long") {
  const OutcomeRecord held = outcome("{ endpoint: maintained response, when: held to 3 months }");
  CHECK(held.state == "present");
  CHECK(held.time_kind == "censored");
  CHECK(held.affected == 1);
}

TEST_CASE("a mean time never reaches a patient") {
  CHECK(rules(read(report(testing::course("outcomes", {"{ endpoint: clinical resolution, when: mean 1 month }"},
                                          "")))) == Rules{"value-unreadable"});
  CHECK(rules(read(series(
                  testing::course("outcomes", {"{ endpoint: clinical resolution, who: some, when: mean 1 month }"}))))
            .empty());
}

TEST_CASE("the other studied courses of a combination are named") {
  const CheckedFile checked =
      read(report("courses:\n  - treatment: naltrexone\n    adverse events: not reported\n    outcomes:\n      - { "
                  "endpoint: maintained response, with: MTX }\n"
                  "  - { treatment: methotrexate, adverse events: not reported }\n"));
  CHECK(rules(checked).empty());
  CHECK(checked.file.courses[0].outcomes[0].with == Rules{"methotrexate"});
}

TEST_CASE("a course that is not in the file cannot run beside") {
  CHECK(rules(read(report(testing::course("outcomes", {"{ endpoint: maintained response, with: methotrexate }"},
                                          "")))) == Rules{"unknown-treatment"});
}

TEST_CASE("a state of present contradicts a denied event") {
  CHECK(rules(read(report(testing::course(
            "outcomes", {"{ endpoint: recurrence at treated site, state: present, when: no flare in 6 months }"},
            "")))) == Rules{"event-with-censoring"});
}
