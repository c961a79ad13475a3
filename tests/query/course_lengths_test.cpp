#include "query/course_lengths.h"

#include "catch.h"
#include "query/loaded_cases.h"

using namespace casebook;
using namespace casebook::tests;

namespace {

LoadedCases lengths() {
  return LoadedCases({article("a-2000", 4, R"(courses:
  - treatment: naltrexone
    who: all
    steps:
      - { dose: 3 mg daily, for: 4 weeks }
      - { stop: flare, who: 2 of 4, when: 2-3 months }
      - { restart: 3 mg daily, who: 1 of 4, when: not stated }
    adverse events: not reported
)"),
                      article("b-2000", 1, "courses:\n" + course_of("naltrexone"))});
}

std::string words(const query::CourseLength& row) {
  const auto number = [](const auto& value) { return value ? std::to_string(static_cast<long long>(*value)) : std::string("·"); };
  return row.citekey + " | " + row.kind + " | " + number(row.affected) + "/" + number(row.assessed) + " | stopped " + number(row.stopped_days_min) + "-" +
         number(row.stopped_days_max) + " | lasted " + number(row.lasted_days_min) + "-" + number(row.lasted_days_max) + " | " + row.reason.value_or("·");
}

}  // namespace

TEST_CASE("a course, its timed steps, stops and restarts each say what they say on length", "[query]") {
  auto catalogue = lengths().open();
  const auto rows = each(query::course_lengths(catalogue), words);
  REQUIRE(rows.size() == 5);
  CHECK(rows[0].rfind("a-2000 | course | 4/4 | stopped ", 0) == 0);
  CHECK(rows[1] == "a-2000 | step | 4/4 | stopped ·-· | lasted 28-28 | ·");
  CHECK(rows[2] == "a-2000 | stop | 2/4 | stopped 60-91 | lasted ·-· | flare");
  CHECK(rows[3] == "a-2000 | restart | 1/4 | stopped ·-· | lasted ·-· | ·");
  CHECK(rows[4] == "b-2000 | course | 1/1 | stopped ·-· | lasted ·-· | ·");
}

TEST_CASE("lengths of courses are limited to a treatment and an article", "[query]") {
  auto catalogue = lengths().open();
  CHECK(query::course_lengths(catalogue, limited_to(&query::Filter::treatment, "apremilast")).rows.empty());
  CHECK(query::course_lengths(catalogue, limited_to(&query::Filter::citekey, "b-2000")).rows.size() == 1);
}
