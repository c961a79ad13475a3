#include "report/dose_ladder.h"

#include "catch.h"
#include "report/answers.h"

using namespace casebook;

namespace {

query::TreatedCourse course(std::int64_t id, std::int64_t people) {
  query::TreatedCourse row;
  row.treatment = "naltrexone";
  row.condition = test::kHaileyHailey;
  row.unit = "patients";
  row.affected = people;
  row.treatment_id = id;
  return row;
}

query::DoseTitration step(std::int64_t course_id, const std::string& change, std::optional<double> dose,
                          std::optional<std::int64_t> affected, std::optional<std::int64_t> person = {}) {
  query::DoseTitration row;
  row.treatment = "naltrexone";
  row.condition = test::kHaileyHailey;
  row.standing = "own";
  row.role = "studied";
  row.counted_unit = "patients";
  row.per = "dose";
  row.change = change;
  row.treatment_id = course_id;
  row.patient_id = person;
  row.affected = affected;
  row.counted = affected ? 1 : 0;
  if (!affected) row.why_not_counted = "no count";
  row.dose_min = row.dose_max = row.daily_dose_min = row.daily_dose_max = dose;
  if (dose) row.unit = "mg";
  return row;
}

/// "3 mg a day: started/reached/highest"
std::vector<std::string> told(const std::vector<query::DoseTitration>& steps,
                              const std::vector<query::TreatedCourse>& courses) {
  std::vector<std::string> rows;
  std::int64_t sum = 0, treated = 0;
  for (const auto& row : report::dose_ladder(steps, courses)) {
    rows.push_back(report::ladder_dose_words(row) + ": " + std::to_string(row.started) + "/" +
                   (row.reached ? std::to_string(*row.reached) : "·") + "/" + std::to_string(row.highest));
    sum += row.highest;
  }
  for (const auto& row : courses) treated += row.affected;
  CHECK(sum == treated);
  return rows;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("who went no higher is found by subtraction", "[report]") {
  CHECK(told({step(1, "start", 3, 10), step(1, "increase", 4.5, 6), step(1, "increase", 6, 1)}, {course(1, 10)}) ==
        Texts{"3 mg a day: 10/10/4", "4.5 mg a day: 0/6/5", "6 mg a day: 0/1/1"});
}

TEST_CASE("a decrease and a restart are no higher dose", "[report]") {
  CHECK(told({step(1, "start", 5, 1, 7), step(1, "restart", {}, 1, 7), step(1, "decrease", 3, 1, 7)}, {course(1, 1)}) ==
        Texts{"3 mg a day: 0/1/0", "5 mg a day: 1/1/1"});
}

TEST_CASE("persons told apart are each placed at their own highest dose", "[report]") {
  CHECK(told({step(1, "start", 3, 3), step(1, "increase", 4.5, 1, 1), step(1, "increase", 6, 1, 2)}, {course(1, 3)}) ==
        Texts{"3 mg a day: 3/3/1", "4.5 mg a day: 0/1/1", "6 mg a day: 0/1/1"});
}

TEST_CASE("where an unknown number went higher, all who may have stand at the range", "[report]") {
  CHECK(told({step(1, "start", 3, 5), step(1, "increase", 4.5, {}), step(1, "increase", 6, 1)}, {course(1, 5)}) ==
        Texts{"3 mg a day: 5/5/0", "3-4.5 mg a day: 0/0/4", "4.5 mg a day: 0/·/0", "6 mg a day: 0/1/1"});
}

TEST_CASE("a course without a dose stands at the unstated one", "[report]") {
  CHECK(told({}, {course(1, 4)}) == Texts{"not stated: 4/4/4"});
  CHECK(told({step(1, "start", 3, 2)}, {course(1, 4)}) == Texts{"3 mg a day: 2/2/2", "not stated: 0/0/2"});
}

TEST_CASE("a person whose own course gives way to the group's is not counted beside the group", "[report]") {
  auto group = step(1, "start", {}, 2);
  auto own = step(2, "start", 3, 1, 7);
  auto counted = course(1, 2);
  group.citekey = own.citekey = counted.citekey = "a-2000";
  CHECK(told({group, own}, {counted}) == Texts{"not stated: 2/2/2"});
}

TEST_CASE("a step of an article that has no counted course of its own still tells a dose", "[report]") {
  auto larger = step(1, "start", 1.5, 3);
  auto smaller = step(2, "temporary increase", 3, 1, 7);
  auto counted = course(1, 3);
  larger.citekey = counted.citekey = "a-2000";
  smaller.citekey = "b-2001";
  CHECK(told({larger, smaller}, {counted}) == Texts{"1.5 mg a day: 3/3/3", "3 mg a day: 0/1/0"});
}

TEST_CASE("those who took a dose are also known by article", "[report]") {
  auto first = step(1, "start", 3, 4);
  first.citekey = "b-2000";
  auto second = step(2, "start", 3, 1, 7);
  second.citekey = "a-2000";
  auto third = step(3, "start", 3, {});
  third.citekey = "c-2000";
  const auto ladder = report::dose_ladder({first, second, third}, {});
  REQUIRE(ladder.size() == 1);
  CHECK(ladder[0].reached == 5);
  CHECK(ladder[0].reached_by_article == std::vector<std::pair<std::string, std::int64_t>>{{"a-2000", 1}, {"b-2000", 4}});
}
