#include "catch.h"
#include "counting/counted.h"

using namespace casebook::tests;

TEST_CASE("R11 a look at day 0 is baseline and no outcome") {
  auto database = catalogue_with_vocabulary();
  load(database, {{"a.yaml", head("a-2000", 3) + course("      - { endpoint: clinical resolution, who: none, when: at baseline }\n")}});
  CHECK(rate(database, "clinical resolution") == "none");
  CHECK(uncounted(database, "baseline") == 1);
}

TEST_CASE("R11 times are intervals with their kind") {
  auto database = catalogue_with_vocabulary();
  load(database, {{"a.yaml", head("a-2000", 3) + course("      - { endpoint: first improvement, who: all, when: from day 4 }\n"
                                                        "      - { endpoint: partial improvement, who: all, when: weeks 5-8 }\n"
                                                        "      - { endpoint: maintained response, who: all, when: held to 3 months }\n")}});
  CHECK(database.integer("SELECT count(*) FROM time_to_response WHERE time_kind = 'event' AND lower_days = 4 AND upper_days IS NULL") == 1);
  CHECK(database.integer("SELECT count(*) FROM time_to_response WHERE time_kind = 'assessment' AND lower_days = 35 AND upper_days = 56") == 1);
  CHECK(database.integer("SELECT count(*) FROM time_to_response WHERE time_kind = 'censored' AND lower_days = 91.3125 AND upper_days IS NULL") == 1);
}
