#include "catch.h"
#include "counting/counted.h"

using namespace casebook::tests;

TEST_CASE("R10 two studied courses are credited together, and neither alone") {
  auto database = catalogue_with_vocabulary();
  load(database, {{"a.yaml", head("a-2000", 1) +
                                 "  - treatment: naltrexone\n    who: all\n    dose: 3 mg daily\n    outcomes:\n"
                                 "      - { endpoint: clinical resolution, who: all, when: not stated, with: methotrexate }\n    adverse events: not reported\n"
                                 "  - { treatment: methotrexate, who: all, dose: 15 mg weekly, adverse events: not reported }\n"}});
  CHECK(rate(database, "clinical resolution") == "none");
  CHECK(database.integer("SELECT affected FROM response_rates WHERE treatment = 'methotrexate + naltrexone' AND endpoint = 'clinical resolution'") == 1);
}

TEST_CASE("R10 a concomitant course leaves the credit and is named") {
  auto database = catalogue_with_vocabulary();
  load(database, {{"a.yaml", head("a-2000", 1) + course("      - { endpoint: clinical resolution, who: all, when: not stated }\n") +
                                 "  - { treatment: antibiotics, who: all, role: concomitant, dose: not stated }\n"}});
  CHECK(rate(database, "clinical resolution") == "1/1 of 1");
  CHECK(database.integer("SELECT count(*) FROM time_to_response WHERE combined_with = 'antibiotics'") == 1);
}
