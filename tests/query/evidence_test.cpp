#include "query/evidence.h"

#include <map>

#include "catch.h"
#include "query/loaded_cases.h"

using namespace casebook;
using namespace casebook::tests;

namespace {

LoadedCases sourced() {
  return LoadedCases({
      article("b-2000", 3, "courses:\n" + course_of("naltrexone", R"(    outcomes:
      - { endpoint: first improvement, who: 2 of 3, when: not stated, id: own }
      - { endpoint: first improvement, who: 3 of 3, when: not stated, overruled by: own }
      - { endpoint: first improvement, who: 2 of 3, when: not stated, restates: own }
)")),
      article("a-2000", 2, "courses:\n" + course_of("naltrexone", R"(    outcomes:
      - { endpoint: clinical resolution, who: 1 of 2, when: not stated, via: b-2000, caution: from hearsay }
)")),
  });
}

}  // namespace

TEST_CASE("every claim of the seed is evidence, background included", "[query]") {
  const auto file = albers();
  auto catalogue = file.open();
  const auto rows = query::evidence(catalogue).rows;
  std::map<std::string, int> kinds;
  for (const auto& row : rows) ++kinds[row.kind];
  // severity, the groin of patient 2 and the count of earlier treatments; 1 + 1 + 5 items of text
  CHECK(kinds == std::map<std::string, int>{{"characteristic", 3},
                                            {"treatment", 1},
                                            {"dose step", 2},
                                            {"outcome", 5},
                                            {"adverse event", 1},
                                            {"background", 7}});
  REQUIRE(rows.size() == 19);
  CHECK(rows[0].pmid == "28768313");
  CHECK(rows[0].doi == "10.1001/jamadermatol.2017.2446");
  CHECK(rows[1].subject == "Patient 2");
  CHECK(rows[1].topic == std::nullopt);
  CHECK(rows[6].said == "erosions and plaques healed visibly, from the rim inward");
  CHECK(rows[6].counted == 1);
  CHECK(rows[6].why_not_counted == std::nullopt);
  CHECK(rows[8].why_not_counted == "part of the treated area");
  CHECK(rows[9].affected == std::nullopt);
  CHECK(rows[9].assessed == std::nullopt);
  CHECK(rows[9].why_not_counted == "no count");
  CHECK(rows[12].topic == "methods");
  CHECK(rows[12].subject == std::nullopt);
  CHECK(rows[18].topic == "not seen");
}

TEST_CASE("evidence says who passed a claim on and which claim overrules it", "[query]") {
  const auto file = sourced();
  auto catalogue = file.open();
  const auto rows = query::evidence(catalogue).rows;
  REQUIRE(rows.size() == 8);  // of a: course, outcome, silence about harms; of b: two outcomes more
  CHECK(rows[1].citekey == "a-2000");
  CHECK(rows[1].via_source == "b-2000");
  CHECK(rows[1].via_citekey == "b-2000");
  CHECK(rows[1].caution == "from hearsay");
  CHECK(rows[1].overruled_by == std::nullopt);
  CHECK(rows[4].citekey == "b-2000");
  CHECK(rows[4].counted == 1);
  CHECK(rows[4].via_source == std::nullopt);
  CHECK(rows[4].via_citekey == std::nullopt);
  CHECK(rows[5].overruled_by == rows[4].claim_id);
  CHECK(rows[5].why_not_counted == "overruled");
  CHECK(rows[6].why_not_counted == "restates");
}

TEST_CASE("evidence stands by article and claim, and is limited to an article", "[query]") {
  const auto file = sourced();  // b-2000 was loaded first
  auto catalogue = file.open();
  const auto key = [](const query::Evidence& row) { return row.citekey + " " + row.kind; };
  CHECK(each(query::evidence(catalogue), key) == Texts{"a-2000 treatment", "a-2000 outcome", "a-2000 adverse event",
                                                       "b-2000 treatment", "b-2000 outcome", "b-2000 outcome",
                                                       "b-2000 outcome", "b-2000 adverse event"});
  CHECK(each(query::evidence(catalogue, limited_to(&query::Filter::citekey, "a-2000")), key) ==
        Texts{"a-2000 treatment", "a-2000 outcome", "a-2000 adverse event"});
}
