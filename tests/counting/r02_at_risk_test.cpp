#include "catch.h"
#include "counting/counted.h"

using namespace casebook::tests;

TEST_CASE("R2 of those who stopped nobody is assessed whose number is not given") {
  auto database = catalogue_with_vocabulary();
  load(database, {{"a.yaml", head("a-2000", 3) + course("      - { endpoint: relapse after withdrawal, who: some, when: not stated }\n")}});
  CHECK(rate(database, "relapse after withdrawal") == "-/- of 3");
  CHECK(database.integer("SELECT not_reported IS NULL FROM response_rates WHERE endpoint = 'relapse after withdrawal'") == 1);
}
