#include "casefile/named_claims.h"

#include "casefile/loaded_catalogue.h"
#include "catch.h"
#include "core/errors.h"

using namespace casebook;
using namespace casebook::tests;
using Catch::Contains;

TEST_CASE("a claim is named by its id, or by its number where it has one", "[notice]") {
  auto database = catalogue_with_vocabulary();
  load(database, {{"a.yaml",
                   "article: { key: a-2000, design: case series, text read: abstract }\nat: abstract\ncohort: { size: 3, condition: Hailey-Hailey disease }\n"
                   "courses:\n  - treatment: naltrexone\n    who: all\n    steps:\n      - { dose: 3 mg daily }\n      - { dose: 6 mg daily, who: 2 of 3, when: 2 months, id: top }\n"
                   "    adverse events: not reported\n"}});
  const auto claims = casefile::named_claims(database, "a-2000");
  REQUIRE(claims.size() == 4);
  std::int64_t top = 0, low = 0;
  for (const auto& claim : claims) {
    if (claim.local_id == "top") top = claim.claim_id;
    if (claim.kind == "dose step" && !claim.local_id) low = claim.claim_id;
  }
  CHECK(casefile::resolve_claim(claims, "a-2000", "top") == "top");
  CHECK(casefile::resolve_claim(claims, "a-2000", std::to_string(top)) == "top");
  CHECK_THROWS_WITH(casefile::resolve_claim(claims, "a-2000", std::to_string(low)), Contains("has no id that a notice could name") && Contains("line 8"));
  CHECK_THROWS_WITH(casefile::resolve_claim(claims, "a-2000", "topp"), Contains("did you mean 'top'?"));
  CHECK_THROWS_AS(casefile::resolve_claim(claims, "a-2000", "99999"), core::UsageError);
  CHECK(casefile::named_claims(database, "nobody").empty());
}
