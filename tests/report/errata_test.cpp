#include "catch.h"
#include "report/answers.h"

using namespace casebook;

using Texts = std::vector<std::string>;

TEST_CASE("a correction of an affiliation touches none of the claims", "[report]") {
  const auto file = test::seed_catalogue();
  auto catalogue = file.open();
  const auto document = test::answer(catalogue, "errata", {});
  CHECK(
      test::joined(document.answer) ==
      "On albers-2017 there is a correction (affiliation) that touches none of its claims. No claim is put in doubt.");
  CHECK(test::values(document, "notices", {"citekey", "kind", "scope", "published", "claims_affected"}) ==
        Texts{"albers-2017 | correction | affiliation | 2017-10-01 | 0"});
}

TEST_CASE("a catalogue without notices says so", "[report]") {
  const auto file = test::TemporaryCatalogue([](test::CaseWriter& writer) { writer.article("sole-2020", 1); });
  auto catalogue = file.open();
  CHECK(test::joined(test::answer(catalogue, "errata", {}).answer) == "No notice is in this catalogue.");
}
