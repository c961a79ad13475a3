#include "catch.h"
#include "counting/counted.h"

using namespace casebook::tests;

TEST_CASE("R14 what was tried before is listed with its result and is in no rate") {
  auto database = catalogue_with_vocabulary();
  load(database, {{"a.yaml", head("a-2000", 3, "prior:\n  - { who: all, treatment: naltrexone, result: failed }\n  - { who: all, count: at least 4, result: failed }\n") + course("")}});
  CHECK(database.integer("SELECT count(*) FROM prior_treatments WHERE treatment = 'naltrexone' AND result = 'failed'") == 1);
  CHECK(database.integer("SELECT count(*) FROM prior_treatments WHERE treatment IS NULL AND failed_min = 4 AND failed_max IS NULL") == 1);
  CHECK(database.integer("SELECT treated FROM treated WHERE treatment = 'naltrexone'") == 3);
  CHECK(uncounted(database, "prior course") == 1);
}
