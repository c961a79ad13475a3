#include "catch.h"
#include "counting/counted.h"

using namespace casebook::tests;

TEST_CASE("R16 a follow-up is a characteristic and never the time of an event") {
  auto database = catalogue_with_vocabulary();
  load(database, {{"a.yaml", head("a-2000", 3) +
                                 "  - treatment: naltrexone\n    who: all\n    dose: 3 mg daily\n    follow-up: 6-10 months\n    outcomes:\n"
                                 "      - { endpoint: clinical resolution, who: all, when: not stated }\n    adverse events: not reported\n"}});
  CHECK(database.integer("SELECT count(*) FROM characteristics WHERE name = 'follow-up' AND value_min = 182.625 AND value_max = 304.375") == 1);
  CHECK(database.integer("SELECT count(*) FROM time_to_response WHERE time_kind = 'not stated'") == 1);
}
