#include "query/treated.h"

#include "catch.h"
#include "query/loaded_cases.h"

using namespace casebook;
using namespace casebook::tests;

namespace {

std::string words(const query::Treated& row) {
  return row.treatment + " | " + row.condition + " | " + std::to_string(row.treated) + " " + row.unit + " in " +
         std::to_string(row.articles);
}

}  // namespace

TEST_CASE("three patients were treated in the seed", "[query]") {
  const auto file = albers();
  auto catalogue = file.open();
  CHECK(each(query::treated(catalogue), words) == Texts{"naltrexone | Hailey-Hailey disease | 3 patients in 1"});
}

TEST_CASE("those treated are added up by treatment, condition and unit, concomitant drugs left out", "[query]") {
  const LoadedCases file({
      article("a-2000", 4, R"(groups: [{ name: areas, size: 9, unit: areas }]
courses:
  - { treatment: naltrexone, who: 3 of 4, adverse events: not reported }
  - { treatment: naltrexone, who: all in areas, adverse events: not reported }
  - { treatment: methotrexate, who: 1 of 4, role: concomitant, adverse events: not reported }
  - { treatment: doxycycline, who: some, adverse events: not reported }
)"),
      article("b-2000", 2, "courses:\n" + course_of("naltrexone")),
      article("c-2000", 1, "courses:\n" + course_of("naltrexone"), "Darier disease"),
      article("d-2000", 5,
              "courses:\n  - { treatment: apremilast, who: 2 of 5, role: comparator, adverse events: not "
              "reported }\n"),
  });
  auto catalogue = file.open();
  CHECK(each(query::treated(catalogue), words) == Texts{"apremilast | Hailey-Hailey disease | 2 patients in 1",
                                                        "naltrexone | Darier disease | 1 patients in 1",
                                                        "naltrexone | Hailey-Hailey disease | 9 areas in 1",
                                                        "naltrexone | Hailey-Hailey disease | 5 patients in 2"});
  CHECK(each(query::treated(catalogue, limited_to(&query::Filter::treatment, "apremilast")), words) ==
        Texts{"apremilast | Hailey-Hailey disease | 2 patients in 1"});
  CHECK(each(query::treated(catalogue, limited_to(&query::Filter::condition, "Darier disease")), words) ==
        Texts{"naltrexone | Darier disease | 1 patients in 1"});
}
