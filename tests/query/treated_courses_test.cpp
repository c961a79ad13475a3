#include "query/treated_courses.h"

#include "catch.h"
#include "query/loaded_cases.h"

using namespace casebook;
using namespace casebook::tests;

namespace {

std::string words(const query::TreatedCourse& row) {
  return row.treatment + " | " + row.condition + " | " + row.citekey + " | " + row.subject + " | " +
         std::to_string(row.affected);
}

LoadedCases courses() {
  return LoadedCases({
      article("b-2000", 2, R"(patients: [{ label: Patient 2 }, { label: Patient 1 }]
courses:
  - { treatment: naltrexone, who: Patient 2, adverse events: not reported }
  - { treatment: naltrexone, who: Patient 1, adverse events: not reported }
  - { treatment: methotrexate, who: Patient 1, role: concomitant, adverse events: not reported }
)"),
      article("a-2000", 5, R"(courses:
  - { treatment: naltrexone, who: 3 of 5, adverse events: not reported }
  - { treatment: apremilast, who: 2 of 5, role: comparator, adverse events: not reported }
)"),
      article("c-2000", 1, "courses:\n" + course_of("naltrexone"), "Darier disease"),
  });
}

}  // namespace

TEST_CASE("the seed has one course, of a group and therefore of no one person", "[query]") {
  const auto file = albers();
  auto catalogue = file.open();
  const auto rows = query::treated_courses(catalogue).rows;
  REQUIRE(rows.size() == 1);
  CHECK(words(rows[0]) == "naltrexone | Hailey-Hailey disease | albers-2017 | all patients | 3");
  CHECK(rows[0].role == "studied");
  CHECK(rows[0].unit == "patients");
  CHECK(rows[0].patient_id == std::nullopt);
  CHECK(rows[0].treatment_id == 4);  // after severity, groin and earlier treatments
}

TEST_CASE("courses stand by treatment, condition, article and place in the file, concomitant ones left out",
          "[query]") {
  const auto file = courses();
  auto catalogue = file.open();
  const auto rows = query::treated_courses(catalogue);
  CHECK(each(rows, words) == Texts{"apremilast | Hailey-Hailey disease | a-2000 | all patients | 2",
                                   "naltrexone | Darier disease | c-2000 | all patients | 1",
                                   "naltrexone | Hailey-Hailey disease | a-2000 | all patients | 3",
                                   "naltrexone | Hailey-Hailey disease | b-2000 | Patient 2 | 1",
                                   "naltrexone | Hailey-Hailey disease | b-2000 | Patient 1 | 1"});
  REQUIRE(rows.rows.size() == 5);
  CHECK(rows.rows[0].role == "comparator");
  CHECK(rows.rows[3].patient_id.has_value());
}

TEST_CASE("courses are limited to treatment, condition, article and a list of articles", "[query]") {
  const auto file = courses();
  auto catalogue = file.open();
  CHECK(query::treated_courses(catalogue, limited_to(&query::Filter::treatment, "apremilast")).rows.size() == 1);
  CHECK(query::treated_courses(catalogue, limited_to(&query::Filter::condition, "Darier disease")).rows.size() == 1);
  CHECK(query::treated_courses(catalogue, limited_to(&query::Filter::citekey, "b-2000")).rows.size() == 2);
  query::Filter filter;
  filter.articles = {{"a-2000", "c-2000"}};
  CHECK(query::treated_courses(catalogue, filter).rows.size() == 3);
  filter.articles.emplace();
  CHECK(query::treated_courses(catalogue, filter).rows.empty());
}
