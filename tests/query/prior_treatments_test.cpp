#include "query/prior_treatments.h"

#include "catch.h"
#include "query/loaded_cases.h"

using namespace casebook;
using namespace casebook::tests;

namespace {

LoadedCases tried_before() {
  return LoadedCases({
      article("b-2000", 3,
              "patients: [{ label: A, prior: [{ treatment: doxycycline, result: partial }] }]\nprior:\n"
              "  - { who: 2 of 3, treatment: apremilast, result: failed }\n"
              "  - { who: some, treatment: doxycycline }\ncourses:\n" +
                  course_of("naltrexone")),
      article("a-2000", 2, "prior: [{ who: all, count: 2-5, result: failed }]\ncourses:\n" + course_of("naltrexone")),
  });
}

std::string words(const query::PriorTreatment& row) {
  return row.citekey + " | " + row.subject + " | " + row.treatment.value_or("-") + " | " + row.result.value_or("-");
}

}  // namespace

TEST_CASE("the four or more treatments that failed in the seed have no names and no upper bound", "[query]") {
  const auto file = albers();
  auto catalogue = file.open();
  const auto rows = query::prior_treatments(catalogue).rows;
  REQUIRE(rows.size() == 1);
  CHECK(words(rows[0]) == "albers-2017 | all patients | - | failed");
  CHECK(rows[0].affected == 3);
  CHECK(rows[0].assessed == 3);
  CHECK(rows[0].failed_min == 4);
  CHECK(rows[0].failed_max == std::nullopt);
  CHECK(rows[0].treatment == std::nullopt);
  CHECK(rows[0].class_name == std::nullopt);
  CHECK(rows[0].patient_id == std::nullopt);
  CHECK(rows[0].locator == "abstract (Design)");
}

TEST_CASE("a named treatment has its class, and failed once only if it failed", "[query]") {
  const auto file = tried_before();
  auto catalogue = file.open();
  const auto failed = query::prior_treatments(catalogue, limited_to(&query::Filter::treatment, "apremilast")).rows;
  REQUIRE(failed.size() == 1);
  CHECK(failed[0].class_name == "immunosuppressants");
  CHECK(failed[0].affected == 2);
  CHECK(failed[0].failed_min == 1);
  CHECK(failed[0].failed_max == 1);
  const auto others = query::prior_treatments(catalogue, limited_to(&query::Filter::treatment, "doxycycline")).rows;
  REQUIRE(others.size() == 2);
  CHECK(others[0].subject == "A");
  CHECK(others[0].patient_id.has_value());
  CHECK(others[0].result == "partial");
  CHECK(others[0].failed_min == std::nullopt);
  CHECK(others[1].affected == std::nullopt);
  CHECK(others[1].result == std::nullopt);
}

TEST_CASE("prior treatments stand by article and claim, and are limited to an article", "[query]") {
  const auto file = tried_before();
  auto catalogue = file.open();
  CHECK(each(query::prior_treatments(catalogue), words) ==
        Texts{"a-2000 | all patients | - | failed", "b-2000 | A | doxycycline | partial",
              "b-2000 | all patients | apremilast | failed", "b-2000 | all patients | doxycycline | -"});
  const auto rows = query::prior_treatments(catalogue, limited_to(&query::Filter::citekey, "a-2000")).rows;
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].failed_min == 2);
  CHECK(rows[0].failed_max == 5);
}

TEST_CASE("a prior treatment has every class that holds it, and says whether it counts among those who had it", "[query]") {
  const LoadedCases file({article("a-2000", 3, R"(prior:
  - { who: all, treatment: betamethasone valerate }
  - { who: some, treatment: dapsone }
  - { who: 2 of 3, count: 2, result: failed }
courses:
)" + course_of("naltrexone"))});
  auto catalogue = file.open();
  CHECK(each(query::prior_treatments(catalogue), [](const query::PriorTreatment& row) {
          return row.treatment.value_or("-") + " | " + row.classes.value_or("-") + " | " + row.standing + " | " + row.unit + " | " +
                 (row.counted != 0 ? "counts" : row.why_not_counted.value_or("?"));
        }) == Texts{"- | - | own | patients | counts", "betamethasone valerate | betamethasone; topical corticosteroids; corticosteroids | own | patients | counts",
                    "dapsone | - | own | patients | no count"});
}
