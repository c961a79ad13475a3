#include "catch.h"
#include "counting/counted.h"

using namespace casebook::tests;

TEST_CASE("R13 the worse sourced of two claims is kept, named as overruled, and not counted") {
  auto database = catalogue_with_vocabulary();
  load(database, {{"a.yaml", head("a-2000", 3) + course("      - { endpoint: first improvement, who: 2 of 3, when: not stated, id: own }\n"
                                                        "      - { endpoint: first improvement, who: 3 of 3, when: not stated, overruled by: own }\n")}});
  CHECK(rate(database, "first improvement") == "2/3 of 3");
  CHECK(uncounted(database, "overruled") == 1);
  CHECK(database.integer("SELECT count(*) FROM evidence WHERE overruled_by IS NOT NULL") == 1);
}
