#include "catch.h"
#include "counting/counted.h"

using namespace casebook::tests;

TEST_CASE("R1 affected counts those in whom it is present, and absence is a count of 0") {
  auto database = catalogue_with_vocabulary();
  load(database, {{"a.yaml", head("a-2000", 3) + course("      - { endpoint: recurrence at treated site, who: all, state: absent }\n")}});
  CHECK(rate(database, "recurrence at treated site") == "0/3 of 3");
}

TEST_CASE("R1 a number that is not given is listed and never counted") {
  auto database = catalogue_with_vocabulary();
  load(database, {{"a.yaml", head("a-2000", 3) + course("      - { endpoint: first improvement, who: some, when: not stated }\n")}});
  CHECK(rate(database, "first improvement") == "-/- of 3");
  CHECK(database.integer("SELECT count(*) FROM time_to_response WHERE why_not_counted = 'no count'") == 1);
  CHECK(database.integer("SELECT articles_without_count FROM response_rates WHERE endpoint = 'first improvement'") == 1);
}
