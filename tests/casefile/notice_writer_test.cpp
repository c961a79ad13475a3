#include "casefile/notice_writer.h"

#include "casefile/loaded_catalogue.h"
#include "catch.h"

using namespace casebook;
using casebook::tests::catalogue_with_vocabulary;
using casebook::tests::load;

namespace {

constexpr const char* kArticle =
    "article: { key: a-2000, design: case series, text read: abstract }\n"
    "at: abstract\n"
    "errata:\n"
    "  - kind: correction\n"
    "    scope: dose\n"
    "    published: 2001\n"
    "    touches:\n"
    "      - { id: raised, was: 6 mg, now: 4.5 mg }\n"
    "      - { id: better }\n"
    "cohort: { size: 3, condition: Hailey-Hailey disease }\n"
    "courses:\n"
    "  - treatment: naltrexone\n"
    "    who: all\n"
    "    steps:\n"
    "      - { dose: 3 mg daily }\n"
    "      - { dose: 4.5 mg daily, who: 2 of 3, when: not stated, id: raised }\n"
    "    outcomes:\n"
    "      - { endpoint: first improvement, who: all, when: within 2 weeks, id: better }\n"
    "    adverse events: not reported\n";

}  // namespace

TEST_CASE("a correction touches the claims that it names, and flags those that it does not put right") {
  auto database = catalogue_with_vocabulary();
  load(database, {{"a.yaml", kArticle}});
  CHECK(database.integer("SELECT claims_affected FROM erratum_effects") == 2);
  CHECK(database.integer("SELECT claims_flagged FROM erratum_effects") == 1);
  CHECK(database.integer("SELECT counted FROM dose_titration WHERE dose_min = 4.5") == 1);
  CHECK(database.integer("SELECT counted FROM time_to_response") == 0);
  CHECK(database.integer("SELECT count(*) FROM erratum_claims WHERE before = '6 mg' AND after = '4.5 mg'") == 1);
}
