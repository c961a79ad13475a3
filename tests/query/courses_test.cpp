#include "query/courses.h"

#include "catch.h"
#include "query/loaded_cases.h"

using namespace casebook;
using namespace casebook::tests;

namespace {

std::string words(const query::Course& row) {
  return row.treatment + " | " + row.citekey + " | " + row.role + " | " + row.subject + " | " +
         (row.affected ? std::to_string(*row.affected) : "·") + " | " + row.adverse_events.value_or("·") + " | " +
         (row.counted != 0 ? "counts" : row.why_not_counted.value_or("?"));
}

LoadedCases several() {
  return LoadedCases({
      article("b-2000", 2, R"(patients: [{ label: Patient 2 }, { label: Patient 1 }]
prior:
  - { treatment: apremilast, who: Patient 1, result: failed }
courses:
  - { treatment: naltrexone, who: Patient 2, adverse events: none reported }
  - treatment: naltrexone
    who: Patient 1
    adverse events: [{ event: nausea, who: Patient 1 }]
  - { treatment: methotrexate, who: Patient 1, role: concomitant, adverse events: not assessed }
)"),
      article("a-2000", 5, R"(courses:
  - { treatment: naltrexone, who: some of 5, adverse events: not reported }
  - treatment: placebo
    who: 2 of 5
    role: comparator
    adverse events: [{ event: nausea, who: 0 of 2 }]
)"),
      article("c-2000", 1, "courses:\n" + course_of("naltrexone"), "Darier disease"),
  });
}

}  // namespace

TEST_CASE("every course is listed with its role, its harms and whether it counts", "[query]") {
  const auto file = several();
  auto catalogue = file.open();
  CHECK(each(query::courses(catalogue), words) ==
        Texts{"apremilast | b-2000 | prior | Patient 1 | 1 | · | prior course",
              "methotrexate | b-2000 | concomitant | Patient 1 | 1 | not assessed | counts",
              "naltrexone | c-2000 | studied | all patients | 1 | not reported | counts",
              "naltrexone | a-2000 | studied | all patients | · | not reported | no count",
              "naltrexone | b-2000 | studied | Patient 2 | 1 | none seen | counts",
              "naltrexone | b-2000 | studied | Patient 1 | 1 | seen | counts",
              "placebo | a-2000 | comparator | all patients | 2 | none seen | counts"});
  const auto rows = query::courses(catalogue).rows;
  CHECK(rows.front().result == "failed");
  CHECK(rows.front().people == 2);
  CHECK(rows.back().people == 5);
}

TEST_CASE("listed courses are limited to treatment, condition and article", "[query]") {
  const auto file = several();
  auto catalogue = file.open();
  CHECK(query::courses(catalogue, limited_to(&query::Filter::treatment, "naltrexone")).rows.size() == 4);
  CHECK(query::courses(catalogue, limited_to(&query::Filter::condition, "Darier disease")).rows.size() == 1);
  CHECK(query::courses(catalogue, limited_to(&query::Filter::citekey, "a-2000")).rows.size() == 2);
}

TEST_CASE("harms that an expression of concern touches are not spoken of", "[query]") {
  LoadedCases file({article("d-2000", 1, R"(courses:
  - treatment: naltrexone
    who: all
    adverse events: [{ event: nausea, who: all, id: nausea }]
errata:
  - { kind: expression of concern, scope: data, published: 2001, touches: [nausea] }
)")});
  auto catalogue = file.open();
  CHECK(query::courses(catalogue).rows.at(0).adverse_events == std::nullopt);
  auto before = file.open({"2000-12-31", false, false});
  CHECK(query::courses(before).rows.at(0).adverse_events == "seen");
}
