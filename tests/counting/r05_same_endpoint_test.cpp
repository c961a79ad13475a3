#include "catch.h"
#include "counting/counted.h"

using namespace casebook::tests;

TEST_CASE("R5 endpoints do not imply each other") {
  auto database = catalogue_with_vocabulary();
  load(database, {{"a.yaml", head("a-2000", 3) + course("      - { endpoint: clinical resolution, who: all, when: within 2 months }\n")}});
  CHECK(rate(database, "first improvement") == "none");
  CHECK(rate(database, "any response") == "3/3 of 3");
}

TEST_CASE("R5 any response is told per patient first") {
  auto database = catalogue_with_vocabulary();
  load(database, {{"a.yaml", head("a-2000", 2, "patients: [{ label: A }, { label: B }]\n") +
                                 course("      - { endpoint: maintained response, who: A, when: not stated }\n"
                                        "      - { endpoint: no response, who: B, when: not stated }\n")}});
  CHECK(rate(database, "any response") == "1/2 of 2");
}

TEST_CASE("R5 a group's own response count goes before the complement of no response") {
  auto database = catalogue_with_vocabulary();
  load(database, {{"a.yaml", head("a-2000", 30) + course("      - { endpoint: first improvement, who: 20 of 30, when: within 1 month }\n"
                                                         "      - { endpoint: no response, who: none }\n")}});
  CHECK(rate(database, "any response") == "20/30 of 30");
}

TEST_CASE("R5 without a response count the complement of no response stands") {
  auto database = catalogue_with_vocabulary();
  load(database, {{"a.yaml", head("a-2000", 8) + course("      - { endpoint: no response, who: 1 of 8 }\n")}});
  CHECK(rate(database, "any response") == "7/8 of 8");
}

TEST_CASE("R5 that nobody cleared does not say that nobody responded") {
  auto database = catalogue_with_vocabulary();
  load(database, {{"a.yaml", head("a-2000", 3) + course("      - { endpoint: clinical resolution, who: none }\n")}});
  CHECK(rate(database, "clinical resolution") == "0/3 of 3");
  CHECK(rate(database, "any response") == "none");
}
