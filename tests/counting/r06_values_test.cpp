#include "catch.h"
#include "counting/counted.h"

using namespace casebook::tests;

TEST_CASE("R6 percent clearance is counted per threshold, never across") {
  auto database = catalogue_with_vocabulary();
  load(database, {{"a.yaml", head("a-2000", 3) + course("      - { endpoint: percent clearance, who: all, value: at least 80 %, when: not stated }\n"
                                                        "      - { endpoint: percent clearance, who: 1 of 3, value: 90 %, when: not stated }\n")}});
  CHECK(rate(database, "percent clearance", "AND threshold = 80") == "3/3 of 3");
  CHECK(rate(database, "percent clearance", "AND threshold = 90") == "1/3 of 3");
  CHECK(database.integer("SELECT count(*) FROM response_rates WHERE endpoint = 'percent clearance'") == 2);
  CHECK(rate(database, "clinical resolution") == "none");
}

TEST_CASE("R6 a mean is of the group and counts nobody") {
  auto database = catalogue_with_vocabulary();
  load(database, {{"a.yaml", head("a-2000", 8) + course("      - { endpoint: percent clearance, who: some of 8, value: mean 77 %, when: not stated }\n")}});
  CHECK(rate(database, "percent clearance") == "-/- of 8");
  CHECK(uncounted(database, "group statistic") == 1);
}
