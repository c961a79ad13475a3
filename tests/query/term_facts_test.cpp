#include "query/term_facts.h"

#include "catch.h"
#include "query/naltrexone_cases.h"

using namespace casebook;

TEST_CASE("a term shows its words, its class and in how many claims it is named", "[query]") {
  const auto file = test::seed_catalogue();
  auto catalogue = file.open();
  const auto terms = query::term_facts(catalogue, "interventions").rows;
  const auto found = std::find_if(terms.begin(), terms.end(), [](const auto& term) { return term.name == "naltrexone"; });
  REQUIRE(found != terms.end());
  CHECK(found->claims == catalogue.database().integer("SELECT count(*) FROM treatments t JOIN interventions i USING (intervention_id) WHERE i.name = 'naltrexone'"));
  CHECK(found->claims > 0);
  CHECK(found->belongs_to == "opioid antagonists");
  CHECK(found->synonyms->find("LDN; ") != std::string::npos);
  CHECK(found->codes == "ATC:N07BB04; CHEBI:7465; RXNORM:7243");
  CHECK(found->daily_dose_max == 150);
  CHECK(found->kind == std::nullopt);
  CHECK(found->origin == "seed");
}

TEST_CASE("of all vocabularies each term has one row, and the claims of the rows are those that name a term", "[query]") {
  const auto file = test::seed_catalogue();
  auto catalogue = file.open();
  const auto all = query::term_facts(catalogue).rows;
  std::int64_t claims = 0;
  for (const auto& term : all) claims += term.claims;
  CHECK(claims == catalogue.database().integer("SELECT count(*) FROM term_claims"));
  CHECK(static_cast<std::int64_t>(all.size()) ==
        catalogue.database().integer("SELECT (SELECT count(*) FROM conditions) + (SELECT count(*) FROM interventions) + (SELECT count(*) FROM endpoints) + "
                                     "(SELECT count(*) FROM sites)"));
  CHECK(query::term_facts(catalogue, "endpoints").rows.front().kind.has_value());
}
