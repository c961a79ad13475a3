#include "query/dose_titration.h"

#include "catch.h"
#include "query/loaded_cases.h"

using namespace casebook;
using namespace casebook::tests;

namespace {

/// Two diseases, two treatments, and a course with a stop and a restart.
LoadedCases courses() {
  return LoadedCases({
      article("b-2000", 3, R"(courses:
  - treatment: naltrexone
    who: all
    steps:
      - { dose: 3 mg twice daily }
      - { dose: 4.5 mg nightly, who: 2 of 3, when: 2-3 weeks }
      - { stop: nausea, who: 1 of 3, when: 5 weeks }
      - { restart: 10 mg weekly, who: 1 of 3, when: 8 weeks }
    adverse events: not reported
  - treatment: apremilast
    who: 1 of 3
    role: concomitant
    dose: not stated
    adverse events: not reported
)"),
      article("a-2000", 1, "courses:\n" + course_of("naltrexone", "    dose: 1.5 mg daily\n")),
      article("c-2000", 1, "courses:\n" + course_of("naltrexone", "    dose: 5 mg daily\n"), "Darier disease"),
  });
}

std::string words(const query::DoseTitration& row) {
  return row.treatment + " | " + row.condition + " | " + row.citekey + " | " + std::to_string(row.step) + " " +
         row.change;
}

}  // namespace

TEST_CASE("the seed was begun at 3 mg and raised to 4.5 mg in two of three at an unstated time", "[query]") {
  const auto file = albers();
  auto catalogue = file.open();
  const auto rows = query::dose_titration(catalogue).rows;
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].change == "start");
  CHECK(rows[0].dose_min == 3);
  CHECK(rows[0].unit == "mg");
  CHECK(rows[0].frequency == "nightly");
  CHECK(rows[0].after_days_max == 0);
  CHECK(rows[0].locator == "abstract (Interventions)");
  CHECK(rows[0].counted_unit == "patients");
  CHECK(rows[1].change == "increase");
  CHECK(rows[1].affected == 2);
  CHECK(rows[1].assessed == 3);
  CHECK(rows[1].daily_dose_max == 4.5);
  CHECK(rows[1].after_days_min == std::nullopt);
  CHECK(rows[1].after_days_max == std::nullopt);
  CHECK(rows[1].patient_id == std::nullopt);
  CHECK(rows[1].via_source == std::nullopt);
  CHECK(rows[1].why_not_counted == std::nullopt);
  CHECK(rows[0].treatment_id == rows[1].treatment_id);
}

TEST_CASE("a dose a day is known of a dose taken daily only", "[query]") {
  const auto file = courses();
  auto catalogue = file.open();
  const auto rows = query::dose_titration(catalogue, limited_to(&query::Filter::citekey, "b-2000")).rows;
  REQUIRE(rows.size() == 4);
  CHECK(rows[1].dose_min == 3);
  CHECK(rows[1].daily_dose_min == 6);  // twice 3 mg
  CHECK(rows[2].after_days_min == 14);
  CHECK(rows[2].after_days_max == 21);
  CHECK(rows[3].change == "restart");
  CHECK(rows[3].dose_min == 10);
  CHECK(rows[3].daily_dose_min == std::nullopt);  // weekly
  CHECK(rows[3].daily_dose_max == std::nullopt);
  CHECK(rows[0].treatment == "apremilast");
  CHECK(rows[0].role == "concomitant");
  CHECK(rows[0].dose_min == std::nullopt);
  CHECK(rows[0].unit == std::nullopt);
  CHECK(rows[0].frequency == std::nullopt);
}

TEST_CASE("dose steps stand by treatment, condition, article and step, stops left out", "[query]") {
  const auto file = courses();
  auto catalogue = file.open();
  CHECK(each(query::dose_titration(catalogue), words) ==
        Texts{"apremilast | Hailey-Hailey disease | b-2000 | 1 start", "naltrexone | Darier disease | c-2000 | 1 start",
              "naltrexone | Hailey-Hailey disease | a-2000 | 1 start",
              "naltrexone | Hailey-Hailey disease | b-2000 | 1 start",
              "naltrexone | Hailey-Hailey disease | b-2000 | 2 decrease",
              "naltrexone | Hailey-Hailey disease | b-2000 | 3 restart"});
  CHECK(each(query::dose_titration(catalogue, limited_to(&query::Filter::treatment, "apremilast")), words) ==
        Texts{"apremilast | Hailey-Hailey disease | b-2000 | 1 start"});
  CHECK(each(query::dose_titration(catalogue, limited_to(&query::Filter::condition, "Darier disease")), words) ==
        Texts{"naltrexone | Darier disease | c-2000 | 1 start"});
  CHECK(each(query::dose_titration(catalogue, limited_to(&query::Filter::citekey, "a-2000")), words) ==
        Texts{"naltrexone | Hailey-Hailey disease | a-2000 | 1 start"});
}
