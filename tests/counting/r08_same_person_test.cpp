#include "catch.h"
#include "counting/counted.h"

using namespace casebook::tests;

namespace {

casebook::casefile::CaseText larger() {
  return {"a.yaml", head("a-2000", 3, "patients: [{ label: the woman }]\n") + course("      - { endpoint: percent clearance, who: all, value: at least 80 %, when: not stated }\n")};
}

casebook::casefile::CaseText smaller() {
  return {"b.yaml",
          "article: { key: b-2001, design: case report, text read: abstract }\nat: abstract\n"
          "patients:\n  - { label: Patient, condition: Hailey-Hailey disease, same as: a-2000 / the woman (possible) }\ncourses:\n"
          "  - treatment: naltrexone\n    steps:\n      - { dose: 3 mg daily }\n      - { dose: 6 mg daily, when: not stated }\n    outcomes:\n"
          "      - { endpoint: percent clearance, value: at least 80 %, when: not stated }\n"
          "      - { endpoint: clinical resolution, when: not stated }\n    adverse events: not reported\n"};
}

}  // namespace

TEST_CASE("R8 a person who may be in two articles counts once a row, in the larger article, whichever is loaded first") {
  for (const bool larger_first : {true, false}) {
    auto database = catalogue_with_vocabulary();
    load(database, {larger_first ? larger() : smaller()});
    load(database, {larger_first ? smaller() : larger()});
    CHECK(rate(database, "percent clearance") == "3/3 of 3");
    CHECK(rate(database, "clinical resolution") == "1/1 of 3");
    CHECK(rate(database, "any response") == "3/3 of 3");
    CHECK(database.integer("SELECT counted FROM dose_titration WHERE citekey = 'b-2001' AND dose_min = 3") == 0);
    CHECK(database.integer("SELECT counted FROM dose_titration WHERE citekey = 'b-2001' AND dose_min = 6") == 1);
  }
}

TEST_CASE("R8 when the larger article is gone, the smaller one counts in full") {
  auto database = catalogue_with_vocabulary();
  load(database, {larger(), smaller()});
  casebook::casefile::remove_article(database, "a-2000");
  CHECK(rate(database, "percent clearance") == "1/1 of 1");
  CHECK(uncounted(database, "possibly the same patient") == 0);
}
