#include "query/adverse_event_rates.h"

#include "catch.h"
#include "query/loaded_cases.h"

using namespace casebook;
using namespace casebook::tests;

namespace {

LoadedCases harms() {
  return LoadedCases({
      article("a-2000", 3, R"(courses:
  - treatment: naltrexone
    who: all
    adverse events: [{ event: nausea, who: 1 of 3 }, { event: headache, who: some }]
  - treatment: methotrexate
    who: 1 of 3
    role: concomitant
    adverse events: [{ event: nausea, who: 1 of 3 }]
)"),
      article("b-2000", 2,
              "courses:\n  - { treatment: naltrexone, who: all, adverse events: [{ event: nausea, who: none }] }\n"),
      article("c-2000", 4, "courses:\n  - { treatment: naltrexone, who: all, adverse events: not reported }\n"),
      article("d-2000", 5, "courses:\n  - { treatment: naltrexone, who: all, adverse events: not assessed }\n"),
      article("e-2000", 1,
              "courses:\n  - { treatment: naltrexone, who: all, adverse events: [{ event: nausea, who: all }] }\n",
              "Darier disease"),
      article("f-2000", 2,
              "courses:\n  - { treatment: apremilast, who: all, adverse events: [{ event: nausea, who: 1 of 2 }] }\n"),
  });
}

std::string name(const query::AdverseEventRate& row) {
  return row.treatment + " | " + row.condition + " | " + row.finding;
}

}  // namespace

TEST_CASE("harms are added up over the articles that looked for them", "[query]") {
  const auto file = harms();
  auto catalogue = file.open();
  auto filter = limited_to(&query::Filter::treatment, "naltrexone");
  filter.condition = "Hailey-Hailey disease";
  const auto rows = query::adverse_event_rates(catalogue, filter).rows;
  REQUIRE(rows.size() == 3);
  const auto& nausea = rows[2];  // 1 of 3 and 0 of 2; of the 3 + 2 + 4 + 5 treated, 9 are not spoken of
  CHECK(nausea.finding == "nausea");
  CHECK(nausea.unit == "patients");
  CHECK(nausea.articles == 2);
  CHECK(nausea.affected == 1);
  CHECK(nausea.assessed == 5);
  CHECK(nausea.share == 0.2);
  CHECK(nausea.treated == 14);
  CHECK(nausea.not_reported == 9);
  CHECK(nausea.articles_not_reported == 0);
}

TEST_CASE("a harm without a count has no numbers and no share", "[query]") {
  const auto file = harms();
  auto catalogue = file.open();
  auto filter = limited_to(&query::Filter::treatment, "naltrexone");
  filter.condition = "Hailey-Hailey disease";
  const auto rows = query::adverse_event_rates(catalogue, filter).rows;
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].finding == "any adverse event");
  CHECK(rows[0].articles_not_reported == 1);
  CHECK(rows[0].articles_not_assessed == 1);
  CHECK(rows[1].finding == "headache");
  for (const auto* row : {&rows[0], &rows[1]}) {
    INFO(row->finding);
    CHECK(row->articles == 0);
    CHECK(row->affected == std::nullopt);
    CHECK(row->assessed == std::nullopt);
    CHECK(row->share == std::nullopt);
    CHECK(row->not_reported == 14);
  }
}

TEST_CASE("harms stand by treatment, condition and finding, those of concomitant drugs apart", "[query]") {
  const auto file = harms();
  auto catalogue = file.open();
  CHECK(each(query::adverse_event_rates(catalogue), name) ==
        Texts{"apremilast | Hailey-Hailey disease | nausea", "naltrexone | Darier disease | nausea",
              "naltrexone | Hailey-Hailey disease | any adverse event", "naltrexone | Hailey-Hailey disease | headache",
              "naltrexone | Hailey-Hailey disease | nausea"});
  CHECK(each(query::adverse_event_rates(catalogue, limited_to(&query::Filter::treatment, "apremilast")), name) ==
        Texts{"apremilast | Hailey-Hailey disease | nausea"});
  CHECK(each(query::adverse_event_rates(catalogue, limited_to(&query::Filter::condition, "Darier disease")), name) ==
        Texts{"naltrexone | Darier disease | nausea"});
}

TEST_CASE("harms in plaques have no number treated, and none left unreported", "[query]") {
  const LoadedCases file({article("a-2000", 8, R"(groups: [{ name: plaques treated, size: 77, unit: plaques }]
courses:
  - { treatment: naltrexone, who: all, adverse events: [{ event: burning, who: 7 of 77 in plaques treated }] }
)")});
  auto catalogue = file.open();
  const auto rows = query::adverse_event_rates(catalogue).rows;
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].unit == "plaques");
  CHECK(rows[0].affected == 7);
  CHECK(rows[0].assessed == 77);
  CHECK(rows[0].treated == std::nullopt);
  CHECK(rows[0].not_reported == std::nullopt);
}

TEST_CASE("that the seed is silent about harms is no zero", "[query]") {
  const auto file = albers();
  auto catalogue = file.open();
  const auto rows = query::adverse_event_rates(catalogue).rows;
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].affected == std::nullopt);
  CHECK(rows[0].treated == 3);
  CHECK(rows[0].not_reported == 3);
}
