#include "query/response_rates.h"

#include "catch.h"
#include "query/loaded_cases.h"

using namespace casebook;
using namespace casebook::tests;

namespace {

std::string number(std::optional<std::int64_t> value) { return value ? std::to_string(*value) : "-"; }

std::string words(const query::ResponseRate& row) {
  return row.endpoint + (row.threshold ? " " + std::to_string(static_cast<int>(*row.threshold)) : "") + " " + row.unit +
         " " + number(row.affected) + "/" + number(row.assessed) + " of " + number(row.treated) + ", not reported " +
         number(row.not_reported);
}

}  // namespace

TEST_CASE("the rates of the seed are 3 of 3, and unknown where nobody was counted", "[query]") {
  const auto file = albers();
  auto catalogue = file.open();
  const auto rows = query::response_rates(catalogue);
  CHECK(each(rows, words) == Texts{"any response patients 3/3 of 3, not reported 0",
                                   "clinical resolution patients 3/3 of 3, not reported 0",
                                   "first improvement patients 3/3 of 3, not reported 0",
                                   "re-response on rechallenge patients -/- of 3, not reported -",
                                   "relapse after withdrawal patients -/- of 3, not reported -"});
  REQUIRE(rows.rows.size() == 5);
  CHECK(rows.rows[1].articles == 1);
  CHECK(rows.rows[1].share == 1.0);
  CHECK(rows.rows[1].threshold == std::nullopt);
  CHECK(rows.rows[1].articles_without_count == 0);
  CHECK(rows.rows[4].articles == 0);
  CHECK(rows.rows[4].share == std::nullopt);
  CHECK(rows.rows[4].not_reported == std::nullopt);
  CHECK(rows.rows[4].articles_without_count == 1);
}

TEST_CASE("rates stand by endpoint, threshold and unit, and each keeps to its own", "[query]") {
  const LoadedCases file({article("a-2000", 8, R"(groups: [{ name: plaques treated, size: 77, unit: plaques }]
courses:
  - treatment: naltrexone
    who: all
    outcomes:
      - { endpoint: percent clearance, who: 2 of 8, when: at 3 months, value: at least 90 % }
      - { endpoint: percent clearance, who: 6 of 8, when: at 3 months, value: at least 75 % }
      - { endpoint: clinical resolution, who: 70 of 77 in plaques treated, when: not stated }
      - { endpoint: clinical resolution, who: 4 of 8, when: not stated }
    adverse events: not reported
)")});
  auto catalogue = file.open();
  CHECK(each(query::response_rates(catalogue), words) ==
        Texts{"any response patients 6/8 of 8, not reported 0", "clinical resolution patients 4/8 of 8, not reported 0",
              "clinical resolution plaques 70/77 of -, not reported -",
              "percent clearance 75 patients 6/8 of 8, not reported 0",
              "percent clearance 90 patients 2/8 of 8, not reported 0"});
}

TEST_CASE("rates are added up over articles and limited to what was asked for", "[query]") {
  const auto outcome = [](const std::string& who) {
    return "    outcomes:\n      - { endpoint: clinical resolution, who: " + who + ", when: 1 month }\n";
  };
  const LoadedCases file(
      {article("a-2000", 4, "courses:\n" + course_of("naltrexone", outcome("1 of 4"))),
       article("b-2000", 6, "courses:\n" + course_of("naltrexone", outcome("2 of 6"))),
       article("c-2000", 5, "courses:\n" + course_of("naltrexone", outcome("some"))),
       article("d-2000", 1, "courses:\n" + course_of("naltrexone", outcome("all")), "Darier disease"),
       article("e-2000", 2, "courses:\n" + course_of("apremilast", outcome("1 of 2")))});
  auto catalogue = file.open();
  const auto group = [](const query::ResponseRate& row) {
    return row.treatment + " | " + row.condition + " | " + words(row);
  };
  auto filter = limited_to(&query::Filter::endpoint, "clinical resolution");
  CHECK(each(query::response_rates(catalogue, filter), group) ==
        Texts{"apremilast | Hailey-Hailey disease | clinical resolution patients 1/2 of 2, not reported 0",
              "naltrexone | Darier disease | clinical resolution patients 1/1 of 1, not reported 0",
              "naltrexone | Hailey-Hailey disease | clinical resolution patients 3/10 of 15, not reported 5"});
  filter.treatment = "naltrexone";
  filter.condition = "Hailey-Hailey disease";
  const auto rows = query::response_rates(catalogue, filter).rows;
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].articles == 2);
  CHECK(rows[0].articles_without_count == 1);
  CHECK(rows[0].share == 0.3);
}
