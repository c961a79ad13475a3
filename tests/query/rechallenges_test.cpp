#include "query/rechallenges.h"

#include "catch.h"
#include "query/loaded_cases.h"

using namespace casebook;
using namespace casebook::tests;

namespace {

std::string words(const query::Rechallenge& row) {
  return row.treatment + " | " + row.condition + " | " + row.citekey + " | " + row.subject + " | " +
         row.why_not_counted.value_or("counts");
}

LoadedCases of_outcomes(const std::string& outcomes) {
  return LoadedCases({article("a-2000", 3, "courses:\n" + course_of("naltrexone", "    outcomes:\n" + outcomes))});
}

}  // namespace

TEST_CASE("the seed tells of relapse and new response without numbers, and dates the response alone", "[query]") {
  const auto file = albers();
  auto catalogue = file.open();
  const auto rows = query::rechallenges(catalogue).rows;
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].relapse_affected == std::nullopt);
  CHECK(rows[0].relapse_assessed == std::nullopt);
  CHECK(rows[0].relapse_lower_days == std::nullopt);
  CHECK(rows[0].relapse_upper_days == std::nullopt);
  CHECK(rows[0].rechallenge_affected == std::nullopt);
  CHECK(rows[0].rechallenge_lower_days == 2);
  CHECK(rows[0].rechallenge_upper_days == 3);
  CHECK(rows[0].relapse_claims == 1);
  CHECK(rows[0].rechallenge_claims == 1);
  CHECK(rows[0].said ==
        "stopping was followed by a flare of symptoms; the flare settled once the drug was taken again");
  CHECK(rows[0].caution == std::nullopt);
  CHECK(rows[0].counted == 0);
  CHECK(rows[0].why_not_counted == "no count");
}

TEST_CASE("an overruled relapse stands apart from the one that counts", "[query]") {
  const auto file =
      of_outcomes(R"(      - { endpoint: relapse after withdrawal, who: 2 of 3, when: not stated, id: own }
      - { endpoint: relapse after withdrawal, who: 3 of 3, when: 2 weeks, overruled by: own }
      - { endpoint: re-response on rechallenge, who: 2 of 3, when: 3 days }
)");
  auto catalogue = file.open();
  const auto rows = query::rechallenges(catalogue).rows;
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].counted == 1);
  CHECK(rows[0].why_not_counted == std::nullopt);
  CHECK(rows[0].relapse_affected == 2);
  CHECK(rows[0].relapse_assessed == 3);
  CHECK(rows[0].relapse_upper_days == std::nullopt);
  CHECK(rows[0].rechallenge_affected == 2);
  CHECK(rows[0].rechallenge_lower_days == 3);
  CHECK(rows[1].why_not_counted == "overruled");
  CHECK(rows[1].relapse_affected == 3);
  CHECK(rows[1].rechallenge_claims == 0);
  CHECK(rows[1].rechallenge_assessed == std::nullopt);
}

TEST_CASE("of two tallies of relapse the one that counts is not changed by the other", "[query]") {
  const auto file = of_outcomes(R"(      - { endpoint: relapse after withdrawal, who: 1 of 3, when: within 1 week }
      - { endpoint: relapse after withdrawal, who: 2 of 3, when: within 2 weeks }
)");
  auto catalogue = file.open();
  const auto rows = query::rechallenges(catalogue).rows;
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].counted == 1);
  CHECK(rows[0].relapse_affected == 2);
  CHECK(rows[0].relapse_upper_days == 14);
  CHECK(rows[1].why_not_counted == "another tally");
  CHECK(rows[1].relapse_upper_days == 7);
}

TEST_CASE("a mean time of relapse is no day", "[query]") {
  const auto file =
      of_outcomes("      - { endpoint: relapse after withdrawal, who: 2 of 3, when: mean 1 month after stopping }\n");
  auto catalogue = file.open();
  const auto rows = query::rechallenges(catalogue).rows;
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].relapse_affected == 2);
  CHECK(rows[0].relapse_lower_days == std::nullopt);
  CHECK(rows[0].relapse_upper_days == std::nullopt);
}

TEST_CASE("rechallenges stand by treatment, condition, article and subject", "[query]") {
  const std::string relapse = "    outcomes:\n      - { endpoint: relapse after withdrawal, who: all, when: 1 week }\n";
  const LoadedCases file({
      article("b-2000", 2, R"(patients: [{ label: B }, { label: A }]
courses:
  - treatment: naltrexone
    who: all
    outcomes:
      - { endpoint: relapse after withdrawal, who: B, when: 1 week }
      - { endpoint: relapse after withdrawal, who: A, when: 2 weeks }
    adverse events: not reported
)"),
      article("a-2000", 1, "courses:\n" + course_of("naltrexone", relapse)),
      article("d-2000", 1, "courses:\n" + course_of("naltrexone", relapse), "Darier disease"),
      article("c-2000", 1, "courses:\n" + course_of("apremilast", relapse)),
  });
  auto catalogue = file.open();
  CHECK(each(query::rechallenges(catalogue), words) ==
        Texts{"apremilast | Hailey-Hailey disease | c-2000 | all patients | counts",
              "naltrexone | Darier disease | d-2000 | all patients | counts",
              "naltrexone | Hailey-Hailey disease | a-2000 | all patients | counts",
              "naltrexone | Hailey-Hailey disease | b-2000 | A | counts",
              "naltrexone | Hailey-Hailey disease | b-2000 | B | counts"});
  CHECK(query::rechallenges(catalogue, limited_to(&query::Filter::treatment, "apremilast")).rows.size() == 1);
  CHECK(query::rechallenges(catalogue, limited_to(&query::Filter::condition, "Darier disease")).rows.size() == 1);
  CHECK(query::rechallenges(catalogue, limited_to(&query::Filter::citekey, "b-2000")).rows.size() == 2);
}
