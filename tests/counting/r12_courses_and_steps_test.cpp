#include "catch.h"
#include "counting/counted.h"

using namespace casebook::tests;

TEST_CASE("R12 a stop is a step without a dose, and what follows stays in the course") {
  auto database = catalogue_with_vocabulary();
  load(database, {{"a.yaml", head("a-2000", 1) +
                                 "  - treatment: naltrexone\n    who: all\n    steps:\n      - { dose: 5 mg daily }\n      - { stop: reason not stated, who: all }\n"
                                 "      - { restart: dose not stated, who: all }\n      - { dose: 3 mg daily, who: all }\n    adverse events: not reported\n"}});
  CHECK(database.integer("SELECT group_concat(change) = 'start,restart,decrease' FROM (SELECT change FROM dose_titration ORDER BY step)") == 1);
  CHECK(database.integer("SELECT count(*) FROM treatments") == 1);
}

TEST_CASE("R12 a daily dose is given only where the dose is taken daily or more often, as an amount") {
  auto database = catalogue_with_vocabulary();
  load(database, {{"a.yaml", head("a-2000", 1) +
                                 "  - treatment: naltrexone\n    who: all\n    steps:\n      - { dose: 30 mg twice daily }\n      - { dose: 300 mg every 2 weeks, who: all }\n"
                                 "      - { dose: 1 % daily, who: all }\n      - { dose: 1.25 mg/kg twice daily, who: all }\n    adverse events: not reported\n"}});
  CHECK(database.integer("SELECT group_concat(coalesce(daily_dose_min, '-')) = '60.0,-,-,2.5' FROM (SELECT daily_dose_min FROM dose_titration ORDER BY step)") == 1);
}
