#include "catch.h"
#include "counting/counted.h"

using namespace casebook::tests;

TEST_CASE("R4 the claim with the greatest assessed stands, and the others give way to it") {
  auto database = catalogue_with_vocabulary();
  load(database, {{"a.yaml", head("a-2000", 5, "groups: [{ name: women, size: 3 }]\n") +
                                 course("      - { endpoint: first improvement, who: 2 of 3 in women, when: not stated }\n"
                                        "      - { endpoint: first improvement, who: 4 of 5, when: not stated }\n")}});
  CHECK(rate(database, "first improvement") == "4/5 of 5");
  CHECK(uncounted(database, "another tally") == 1);
}

TEST_CASE("R4 at a tie the patients' own rows go before the group's") {
  auto database = catalogue_with_vocabulary();
  load(database, {{"a.yaml", head("a-2000", 2, "patients: [{ label: A }, { label: B }]\n") +
                                 course("      - { endpoint: clinical resolution, who: A, when: within 2 weeks }\n"
                                        "      - { endpoint: clinical resolution, who: B, state: absent }\n"
                                        "      - { endpoint: clinical resolution, who: all, when: within 2 months }\n")}});
  CHECK(rate(database, "clinical resolution") == "1/2 of 2");
}

TEST_CASE("R4 a group that covers more goes before the patients told apart") {
  auto database = catalogue_with_vocabulary();
  load(database, {{"a.yaml", head("a-2000", 3, "patients: [{ label: A }]\n") +
                                 course("      - { endpoint: clinical resolution, who: A, when: within 2 weeks }\n"
                                        "      - { endpoint: clinical resolution, who: 2 of 3, when: within 2 months }\n")}});
  CHECK(rate(database, "clinical resolution") == "2/3 of 3");
}

TEST_CASE("R4 what is counted ever takes the greatest count, what is counted latest the last look") {
  auto database = catalogue_with_vocabulary();
  load(database, {{"a.yaml", head("a-2000", 4) + course("      - { endpoint: first improvement, who: 4 of 4, when: at 1 month }\n"
                                                        "      - { endpoint: first improvement, who: 3 of 4, when: at 6 months }\n"
                                                        "      - { endpoint: maintained response, who: 4 of 4, when: at 1 month }\n"
                                                        "      - { endpoint: maintained response, who: 3 of 4, when: at 6 months }\n")}});
  CHECK(rate(database, "first improvement") == "4/4 of 4");
  CHECK(rate(database, "maintained response") == "3/4 of 4");
}

TEST_CASE("R4 when the claim that stands is put in doubt, the next one counts") {
  auto database = catalogue_with_vocabulary();
  load(database, {{"a.yaml",
                   "article: { key: a-2000, design: case series, text read: abstract }\nat: abstract\n"
                   "errata:\n  - { kind: partial retraction, scope: data, touches: [{ id: larger }] }\n"
                   "cohort: { size: 5, condition: Hailey-Hailey disease }\ngroups: [{ name: women, size: 3 }]\ncourses:\n" +
                       course("      - { endpoint: first improvement, who: 2 of 3 in women, when: not stated }\n"
                              "      - { endpoint: first improvement, who: 4 of 5, when: not stated, id: larger }\n")}});
  CHECK(rate(database, "first improvement") == "2/3 of 5");
}
