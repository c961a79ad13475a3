// rechallenge, errata and article.

#include "core/errors.h"
#include "report/answers.h"

using namespace casebook;
using test::about;
using test::contains;

using Texts = std::vector<std::string>;

TEST_CASE("a rechallenge without a count is told without one", "[report]") {
  const auto file = test::seed_catalogue();
  auto catalogue = file.open();
  const auto document = test::answer(catalogue, "rechallenge", about("naltrexone"));
  CHECK(test::values(document, "rechallenges",
                     {"citekey", "relapse_affected", "rechallenge_affected", "rechallenge_lower_days",
                      "rechallenge_upper_days"}) == Texts{"albers-2017 | · | · | 2 | 3"});
  CHECK(contains(test::joined(document.answer), "Relapse after stopping is reported by 1 article without a count."));
  CHECK(contains(test::joined(document.caveats),
                 "Not stated: how many stopped or started again; how long after stopping the relapse came."));
}

TEST_CASE("rechallenges are added up only where there is a count", "[report]") {
  const auto file = test::naltrexone_catalogue();
  auto catalogue = file.open();
  const auto document = test::answer(catalogue, "rechallenge", about("naltrexone"));
  CHECK(contains(test::joined(document.answer),
                 "Relapse after stopping is reported in 1 of 1 patient and by 1 article without a count."));
  CHECK(document.sources.size() == 2);
}

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

TEST_CASE("an article shows its claims, its facts and its notices", "[report]") {
  const auto file = test::seed_catalogue();
  auto catalogue = file.open();
  report::ReportOptions options;
  options.article = "albers-2017";
  const auto document = test::answer(catalogue, "article", options);
  CHECK(document::find_table(document, "claims")->rows.size() == 8);
  CHECK(document::find_table(document, "notices")->rows.size() == 1);
  CHECK(contains(test::joined(test::values(document, "facts", {"fact", "value"})),
                 "counted as treated | naltrexone: 3 patients"));
  CHECK_THROWS_AS(test::answer(catalogue, "article", {}), core::UsageError);
}
