#include "query/time_to_response.h"

#include "catch.h"
#include "query/loaded_cases.h"

using namespace casebook;
using namespace casebook::tests;

namespace {

std::string words(const query::TimeToResponse& row) {
  return row.treatment + " | " + row.condition + " | " + row.endpoint + " | " + row.origin.value_or("-") + " | " +
         row.citekey;
}

}  // namespace

TEST_CASE("the outcomes of the seed have their days, and the untimed relapse stays without", "[query]") {
  const auto file = albers();
  auto catalogue = file.open();
  const auto rows = query::time_to_response(catalogue).rows;
  REQUIRE(rows.size() == 5);
  CHECK(rows[0].endpoint == "clinical resolution");
  CHECK(rows[0].subject == "all patients");
  CHECK(rows[0].lower_days == 0);
  CHECK(rows[0].upper_days == 60.875);
  CHECK(rows[0].time_text == "within 2 months");
  CHECK(rows[0].site == std::nullopt);
  CHECK(rows[0].caution == std::nullopt);
  CHECK(rows[1].subject == "Patient 2");
  CHECK(rows[1].time_kind == "assessment");
  CHECK(rows[1].lower_days == 121.75);
  CHECK(rows[1].site == "left groin");
  CHECK(rows[1].extent == "part");
  CHECK(rows[1].counted == 0);
  CHECK(rows[1].locator == "figure legend");
  CHECK(rows[2].endpoint == "first improvement");
  CHECK(rows[2].lower_days == 7);
  CHECK(rows[2].upper_days == 14);
  CHECK(rows[2].caution.has_value());
  CHECK(rows[2].combined_with == std::nullopt);
  CHECK(rows[3].at_risk == "restarted");
  CHECK(rows[3].origin == "rechallenge");
  CHECK(rows[3].upper_days == 3);
  CHECK(rows[4].at_risk == "stopped");
  CHECK(rows[4].time_kind == "not stated");
  CHECK(rows[4].lower_days == std::nullopt);
  CHECK(rows[4].upper_days == std::nullopt);
  CHECK(rows[4].affected == std::nullopt);
  CHECK(rows[4].why_not_counted == "no count");
}

TEST_CASE("an outcome has its value, its threshold and what was taken beside", "[query]") {
  const LoadedCases file({article("a-2000", 1, R"(patients: [{ label: A }]
courses:
  - treatment: naltrexone
    who: A
    outcomes:
      - { endpoint: percent clearance, who: A, when: at 3 months, value: at least 80 % }
      - { endpoint: maintained response, who: A, when: held to 4 weeks }
    adverse events: not reported
  - { treatment: methotrexate, who: A, role: concomitant, adverse events: not reported }
  - { treatment: doxycycline, who: A, role: rescue, adverse events: not reported }
)")});
  auto catalogue = file.open();
  const auto rows = query::time_to_response(catalogue).rows;
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].endpoint == "maintained response");
  CHECK(rows[0].time_kind == "censored");
  CHECK(rows[0].lower_days == 28);
  CHECK(rows[0].upper_days == std::nullopt);
  CHECK(rows[0].endpoint_kind == "state");
  CHECK(rows[0].threshold == std::nullopt);
  CHECK(rows[0].value_min == std::nullopt);
  CHECK(rows[1].combined_with == "doxycycline + methotrexate");
  CHECK(rows[1].value_min == 80);
  CHECK(rows[1].value_max == std::nullopt);
  CHECK(rows[1].value_unit == "%");
  CHECK(rows[1].threshold == 80);
  CHECK(rows[1].counted_in == std::nullopt);
}

TEST_CASE("outcomes stand by treatment, condition, endpoint, origin and article", "[query]") {
  const std::string cleared = "    outcomes:\n      - { endpoint: clinical resolution, who: all, when: 1 week }\n";
  const LoadedCases file({
      article("b-2000", 1, "courses:\n" + course_of("naltrexone", R"(    outcomes:
      - { endpoint: first improvement, who: all, when: 1 week }
      - { endpoint: clinical resolution, who: all, when: 5 weeks after stopping }
      - { endpoint: clinical resolution, who: all, when: 4 weeks }
)")),
      article("a-2000", 1, "courses:\n" + course_of("naltrexone", cleared)),
      article("c-2000", 1, "courses:\n" + course_of("apremilast", cleared)),
      article("d-2000", 1, "courses:\n" + course_of("naltrexone", cleared), "Darier disease"),
  });
  auto catalogue = file.open();
  CHECK(each(query::time_to_response(catalogue), words) ==
        Texts{"apremilast | Hailey-Hailey disease | clinical resolution | treatment start | c-2000",
              "naltrexone | Darier disease | clinical resolution | treatment start | d-2000",
              "naltrexone | Hailey-Hailey disease | clinical resolution | treatment start | a-2000",
              "naltrexone | Hailey-Hailey disease | clinical resolution | treatment start | b-2000",
              "naltrexone | Hailey-Hailey disease | clinical resolution | withdrawal | b-2000",
              "naltrexone | Hailey-Hailey disease | first improvement | treatment start | b-2000"});
  CHECK(query::time_to_response(catalogue, limited_to(&query::Filter::treatment, "apremilast")).rows.size() == 1);
  CHECK(query::time_to_response(catalogue, limited_to(&query::Filter::condition, "Darier disease")).rows.size() == 1);
  CHECK(query::time_to_response(catalogue, limited_to(&query::Filter::citekey, "b-2000")).rows.size() == 3);
  CHECK(query::time_to_response(catalogue, limited_to(&query::Filter::endpoint, "first improvement")).rows.size() == 1);
}
