#include "catch.h"
#include "counting/counted.h"

using namespace casebook::tests;

TEST_CASE("R7 patients of another article are listed and not counted again") {
  auto database = catalogue_with_vocabulary();
  load(database, {{"a.yaml", head("a-2000", 3) + course("      - { endpoint: first improvement, who: all, when: within 2 weeks }\n")},
                  {"b.yaml",
                   "article: { key: b-2001, design: narrative review, text read: full text }\nat: text\n"
                   "groups: [{ name: that series, size: 3, condition: Hailey-Hailey disease, counted in: a-2000 }]\ncourses:\n"
                   "  - treatment: naltrexone\n    who: all in that series\n    dose: 3 mg daily\n    outcomes:\n"
                   "      - { endpoint: first improvement, who: all in that series, when: within 2 weeks }\n    adverse events: not reported\n"}});
  CHECK(rate(database, "first improvement") == "3/3 of 3");
  CHECK(database.integer("SELECT count(*) FROM time_to_response WHERE standing = 'retold' AND why_not_counted = 'retold'") == 1);
}

TEST_CASE("R7 what is passed on counts only where the article itself is silent") {
  auto database = catalogue_with_vocabulary();
  load(database, {{"a.yaml",
                   "article: { key: a-2000, design: case series, text read: abstract, sources: { news page: http://example.org/news } }\nat: abstract\n"
                   "cohort: { size: 3, condition: Hailey-Hailey disease }\ncourses:\n" +
                       course("      - { endpoint: first improvement, who: 2 of 3, when: within 2 weeks }\n"
                              "      - { endpoint: first improvement, who: all, when: within 1 week, via: news page }\n"
                              "      - { endpoint: clinical resolution, who: 1 of 3, when: not stated, via: news page }\n")}});
  CHECK(rate(database, "first improvement") == "2/3 of 3");
  CHECK(rate(database, "clinical resolution") == "1/3 of 3");
  CHECK(uncounted(database, "said at first hand") == 1);
}
