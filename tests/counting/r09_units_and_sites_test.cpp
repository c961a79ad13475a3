#include "catch.h"
#include "counting/counted.h"

using namespace casebook::tests;

TEST_CASE("R9 a part of what was treated is listed with its site and not counted") {
  auto database = catalogue_with_vocabulary();
  load(database, {{"a.yaml", head("a-2000", 1) + course("      - { endpoint: clinical resolution, who: all, site: groin, when: at 4 months }\n")}});
  CHECK(rate(database, "clinical resolution") == "none");
  CHECK(database.integer("SELECT count(*) FROM time_to_response WHERE site = 'groin' AND extent = 'part' AND why_not_counted = 'part of the treated area'") == 1);
}

TEST_CASE("R9 plaques and patients are never added") {
  auto database = catalogue_with_vocabulary();
  load(database, {{"a.yaml", head("a-2000", 8, "groups: [{ name: plaques treated, size: 77, unit: plaques }]\n") +
                                 course("      - { endpoint: clinical resolution, who: 75 of 77 in plaques treated, when: not stated }\n"
                                        "      - { endpoint: clinical resolution, who: 7 of 8, when: not stated }\n")}});
  CHECK(rate(database, "clinical resolution", "AND unit = 'plaques'") == "75/77 of -");
  CHECK(rate(database, "clinical resolution", "AND unit = 'patients'") == "7/8 of 8");
}
