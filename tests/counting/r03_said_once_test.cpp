#include "catch.h"
#include "counting/counted.h"

using namespace casebook::tests;

TEST_CASE("R3 what restates another claim stands in evidence alone") {
  auto database = catalogue_with_vocabulary();
  load(database, {{"a.yaml", head("a-2000", 3) + course("      - { endpoint: first improvement, who: all, when: within 2 weeks, id: better }\n"
                                                        "      - { endpoint: first improvement, who: all, when: within 14 days, restates: better }\n")}});
  CHECK(rate(database, "first improvement") == "3/3 of 3");
  CHECK(database.integer("SELECT count(*) FROM time_to_response") == 1);
  CHECK(uncounted(database, "restates") == 1);
}

TEST_CASE("R3 a claim about all is read down to the members, and says that it is derived") {
  auto database = catalogue_with_vocabulary();
  load(database, {{"a.yaml", head("a-2000", 2, "patients: [{ label: A }, { label: B }]\n") + course("      - { endpoint: first improvement, who: all, when: within 2 weeks }\n")}});
  CHECK(database.integer("SELECT count(*) FROM responders WHERE any_response = 1 AND cleared IS NULL") == 2);
  CHECK(database.integer("SELECT count(*) FROM patient_timelines WHERE kind = 'outcome' AND basis = 'derived'") == 2);
}

TEST_CASE("R3 a claim about some is given to nobody") {
  auto database = catalogue_with_vocabulary();
  load(database, {{"a.yaml", head("a-2000", 2, "patients: [{ label: A }, { label: B }]\n") + course("      - { endpoint: first improvement, who: 1 of 2, when: within 2 weeks }\n")}});
  CHECK(database.integer("SELECT count(*) FROM responders WHERE any_response IS NULL") == 2);
  CHECK(database.integer("SELECT count(*) FROM patient_timelines WHERE kind = 'outcome'") == 0);
}
