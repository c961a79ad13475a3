#include "report/compared_answers.h"

#include "catch.h"
#include "query/loaded_cases.h"

using namespace casebook;
using namespace casebook::tests;

namespace {

LoadedCases two() {
  const auto told = [](const std::string& k, const std::string& harms) {
    return "courses:\n  - treatment: naltrexone\n    who: all\n    dose: 3 mg daily\n    outcomes:\n"
           "      - { endpoint: first improvement, who: " + k + ", when: within 2 weeks }\n    adverse events: " + harms + "\n";
  };
  return LoadedCases({article("a-2000", 3, told("2 of 3", "none reported")), article("b-2000", 4, told("4 of 4", "not reported"))});
}

}  // namespace

TEST_CASE("the same answers twice differ in nothing", "[impact]") {
  const auto cases = two();
  auto catalogue = cases.open();
  const auto answers = report::read_answers(catalogue, {"naltrexone"}, {});
  const auto found = report::compare_answers(answers, answers);
  CHECK(found.rates.compared > 0);
  CHECK(found.rates.changed.empty());
  CHECK(found.treated.changed.empty());
  CHECK(found.estimates.changed.empty());
  CHECK(found.ladder.changed.empty());
  CHECK(found.harms.changed.empty());
}

TEST_CASE("what an article gave its share to differs without it", "[impact]") {
  const auto cases = two();
  auto before = cases.open();
  store::NoticeScope scope;
  scope.withdrawn = "a-2000";
  auto after = cases.open(scope);
  const auto found = report::compare_answers(report::read_answers(before, {"naltrexone"}, {}), report::read_answers(after, {"naltrexone"}, {}));
  bool seen = false;
  for (const auto& row : found.rates.changed) {
    if (row.either().endpoint != "first improvement") continue;
    seen = true;
    CHECK(row.before->affected == 6);
    CHECK(row.before->assessed == 7);
    CHECK(row.after->affected == 4);
    CHECK(row.after->assessed == 4);
  }
  CHECK(seen);
  REQUIRE(found.treated.changed.size() == 1);
  CHECK(found.treated.changed[0].before->treated == 7);
  CHECK(found.treated.changed[0].after->treated == 4);
  REQUIRE(found.ladder.changed.size() == 1);
  CHECK(found.ladder.changed[0].after->started == 4);
  REQUIRE(found.harms.changed.size() == 1);
  CHECK(found.harms.changed[0].before->assessed == 3);
  CHECK(found.harms.changed[0].after->assessed == std::nullopt);
}

TEST_CASE("an answer that only one side has is a change too", "[impact]") {
  const auto cases = two();
  auto catalogue = cases.open();
  const auto answers = report::read_answers(catalogue, {"naltrexone"}, {});
  const auto gone = report::compare_answers(answers, {});
  CHECK(gone.rates.changed.size() == answers.rates.size());
  CHECK_FALSE(gone.rates.changed[0].after);
  const auto come = report::compare_answers({}, answers);
  CHECK(come.rates.compared == static_cast<std::int64_t>(answers.rates.size()));
  CHECK_FALSE(come.rates.changed[0].before);
}
