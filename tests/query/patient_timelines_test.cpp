#include "query/patient_timelines.h"

#include "catch.h"
#include "query/loaded_cases.h"

using namespace casebook;
using namespace casebook::tests;

namespace {

std::string words(const query::PatientTimeline& row) {
  return row.patient + " | " + row.kind + " | " + row.what.value_or("-") + " | " + row.basis;
}

}  // namespace

TEST_CASE("what was said of all three patients of the seed is read down to each", "[query]") {
  const auto file = albers();
  auto catalogue = file.open();
  const auto rows = query::patient_timelines(catalogue);
  // 6 claims about all, and of patient 2 the groin and the photograph; the dose of two of three is nobody's.
  REQUIRE(rows.rows.size() == 20);
  const Texts lines = each(rows, words);
  CHECK(Texts(lines.begin() + 6, lines.begin() + 14) ==
        Texts{"Patient 2 | characteristic | severity | derived", "Patient 2 | characteristic | site involved | stated",
              "Patient 2 | characteristic | prior treatments failed | derived",
              "Patient 2 | treatment | naltrexone | derived", "Patient 2 | dose step | naltrexone | derived",
              "Patient 2 | outcome | first improvement | derived",
              "Patient 2 | outcome | clinical resolution | derived",
              "Patient 2 | outcome | clinical resolution | stated"});
  const auto& prior = rows.rows[8];
  CHECK(prior.value_min == 4);
  CHECK(prior.value_max == std::nullopt);
  CHECK(prior.how == std::nullopt);
  const auto& dose = rows.rows[10];
  CHECK(dose.how == "start");
  CHECK(dose.value_max == 3);
  CHECK(dose.unit == "mg");
  CHECK(dose.origin == "treatment start");
  const auto& improved = rows.rows[11];
  CHECK(improved.lower_days == 7);
  CHECK(improved.upper_days == 14);
  CHECK(improved.value_min == std::nullopt);
  CHECK(improved.unit == std::nullopt);
  CHECK(rows.rows[13].why_not_counted == "part of the treated area");
}

TEST_CASE("a mean of the group is on nobody's timeline, and a mean time dates nobody's response", "[query]") {
  const LoadedCases file({article(
      "a-2000", 2, "patients: [{ label: A }, { label: B }]\ncourses:\n" + course_of("naltrexone", R"(    outcomes:
      - { endpoint: percent clearance, who: all, when: at 3 months, value: mean 77 % }
      - { endpoint: clinical resolution, who: all, when: mean 1 month }
      - { endpoint: first improvement, who: A, when: within 2 weeks }
)"))});
  auto catalogue = file.open();
  const auto rows = query::patient_timelines(catalogue);
  CHECK(each(rows, words) == Texts{"A | treatment | naltrexone | derived",
                                   "A | outcome | clinical resolution | derived",
                                   "A | outcome | first improvement | stated", "B | treatment | naltrexone | derived",
                                   "B | outcome | clinical resolution | derived"});
  REQUIRE(rows.rows.size() == 5);
  CHECK(rows.rows[1].lower_days == std::nullopt);
  CHECK(rows.rows[1].upper_days == std::nullopt);
  CHECK(rows.rows[2].lower_days == 0);
  CHECK(rows.rows[2].upper_days == 14);
}

TEST_CASE("timelines stand by article and patient, and are limited to an article", "[query]") {
  const std::string people = "patients: [{ label: B }, { label: A }]\ncourses:\n" + course_of("naltrexone");
  const LoadedCases file({article("b-2000", 2, people), article("a-2000", 2, people)});
  auto catalogue = file.open();
  const auto who = [](const query::PatientTimeline& row) { return row.citekey + " " + row.patient; };
  CHECK(each(query::patient_timelines(catalogue), who) == Texts{"a-2000 B", "a-2000 A", "b-2000 B", "b-2000 A"});
  CHECK(each(query::patient_timelines(catalogue, limited_to(&query::Filter::citekey, "b-2000")), who) ==
        Texts{"b-2000 B", "b-2000 A"});
}
