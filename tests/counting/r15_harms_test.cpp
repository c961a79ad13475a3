#include "catch.h"
#include "counting/counted.h"

using namespace casebook::tests;

TEST_CASE("R15 silence is no harm report: not reported is never 0") {
  auto database = catalogue_with_vocabulary();
  load(database, {{"a.yaml", head("a-2000", 3) + course("")}, {"b.yaml", head("b-2000", 2) + course("", "    adverse events: none reported\n")}});
  auto rates = database.prepare("SELECT affected, assessed, treated, not_reported, articles_not_reported FROM adverse_event_rates WHERE finding = 'any adverse event'");
  REQUIRE(rates.step());
  CHECK(rates.integer("affected") == 0);
  CHECK(rates.integer("assessed") == 2);
  CHECK(rates.integer("treated") == 5);
  CHECK(rates.integer("not_reported") == 3);
  CHECK(rates.integer("articles_not_reported") == 1);
}

TEST_CASE("R15 none of any kind is not spread to single findings") {
  auto database = catalogue_with_vocabulary();
  load(database, {{"a.yaml", head("a-2000", 3) + course("", "    adverse events: [{ event: nausea, who: 1 of 3 }]\n")},
                  {"b.yaml", head("b-2000", 2) + course("", "    adverse events: none reported\n")}});
  CHECK(database.integer("SELECT assessed FROM adverse_event_rates WHERE finding = 'nausea'") == 3);
}
