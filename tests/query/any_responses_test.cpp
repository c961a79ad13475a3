#include "query/any_responses.h"

#include "catch.h"
#include "query/loaded_cases.h"

using namespace casebook;
using namespace casebook::tests;

namespace {

std::string name(const query::AnyResponse& row) {
  return row.treatment + " | " + row.condition + " | " + row.citekey + " | " + row.unit;
}

LoadedCases responses() {
  return LoadedCases({
      article("c-2000", 8,
              "courses:\n" + course_of("naltrexone",
                                       "    outcomes: [{ endpoint: no response, who: 1 of 8, when: not stated }]\n")),
      article("b-2000", 2,
              "courses:\n" + course_of("naltrexone",
                                       "    outcomes: [{ endpoint: clinical resolution, who: some, when: 1 week }]\n")),
      article("a-2000", 1,
              "courses:\n" + course_of("naltrexone",
                                       "    outcomes: [{ endpoint: clinical resolution, who: all, when: 1 week }]\n"),
              "Darier disease"),
      article("d-2000", 4,
              "courses:\n" + course_of("apremilast",
                                       "    outcomes: [{ endpoint: first improvement, who: 3 of 4, when: 1 week }]\n")),
  });
}

}  // namespace

TEST_CASE("whoever responded in any way is counted an article at a time", "[query]") {
  const auto file = responses();
  auto catalogue = file.open();
  const auto rows = query::any_responses(catalogue).rows;
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].affected == 3);
  CHECK(rows[0].assessed == 4);
  CHECK(rows[3].citekey == "c-2000");
  CHECK(rows[3].affected == 7);  // 8 less the one without a response
  CHECK(rows[3].assessed == 8);
  CHECK(rows[2].article_id == 2);
  CHECK(rows[3].article_id == 1);
  CHECK(rows[2].intervention_id == rows[3].intervention_id);
  CHECK(rows[1].condition_id != rows[2].condition_id);
}

TEST_CASE("an article that gives no count of responders has neither side of one", "[query]") {
  const auto file = responses();
  auto catalogue = file.open();
  const auto rows = query::any_responses(catalogue, limited_to(&query::Filter::citekey, "b-2000")).rows;
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].affected == std::nullopt);
  CHECK(rows[0].assessed == std::nullopt);
}

TEST_CASE("responses of any kind stand by treatment, condition and citekey", "[query]") {
  const auto file = responses();
  auto catalogue = file.open();
  CHECK(each(query::any_responses(catalogue), name) == Texts{"apremilast | Hailey-Hailey disease | d-2000 | patients",
                                                             "naltrexone | Darier disease | a-2000 | patients",
                                                             "naltrexone | Hailey-Hailey disease | b-2000 | patients",
                                                             "naltrexone | Hailey-Hailey disease | c-2000 | patients"});
  CHECK(each(query::any_responses(catalogue, limited_to(&query::Filter::treatment, "apremilast")), name) ==
        Texts{"apremilast | Hailey-Hailey disease | d-2000 | patients"});
  CHECK(each(query::any_responses(catalogue, limited_to(&query::Filter::condition, "Darier disease")), name) ==
        Texts{"naltrexone | Darier disease | a-2000 | patients"});
}
