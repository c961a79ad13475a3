#include "query/term_facts.h"

#include "catch.h"
#include "query/naltrexone_cases.h"

using namespace casebook;

TEST_CASE("a term shows its words, its class and its doses, and what it does not have is not stated", "[query]") {
  const test::TemporaryCatalogue file([](test::CaseWriter& writer) {
    const auto naltrexone = writer.term("interventions", "naltrexone");
    const auto antagonists = writer.term("interventions", "opioid antagonists");
    writer.insert("UPDATE interventions SET class_id = :b, daily_dose_min = 1, daily_dose_max = 150, daily_dose_unit = 'mg' WHERE intervention_id = :a", {},
                  {{":a", naltrexone}, {":b", antagonists}});
    writer.insert("INSERT INTO intervention_synonyms(synonym, intervention_id) VALUES ('low-dose naltrexone', :a), ('LDN', :a)", {}, {{":a", naltrexone}});
    writer.insert("INSERT INTO intervention_codes(intervention_id, scheme, code) VALUES (:a, 'CHEBI', '7465'), (:a, 'ATC', 'N07BB04')", {}, {{":a", naltrexone}});
  });
  auto catalogue = file.open();
  const auto terms = query::term_facts(catalogue, "interventions").rows;
  REQUIRE(terms.size() == 2);
  CHECK(terms[0].name == "naltrexone");
  CHECK(terms[0].synonyms == "LDN; low-dose naltrexone");
  CHECK(terms[0].codes == "ATC:N07BB04; CHEBI:7465");
  CHECK(terms[0].belongs_to == "opioid antagonists");
  CHECK(terms[0].daily_dose_max == 150);
  CHECK(terms[0].claims == 0);
  CHECK(terms[0].kind == std::nullopt);
  CHECK(terms[1].synonyms == std::nullopt);
  CHECK(terms[1].belongs_to == std::nullopt);
  CHECK(terms[1].daily_dose_unit == std::nullopt);
}

TEST_CASE("a treatment is named by its courses", "[query]") {
  const auto file = test::seed_catalogue();
  auto catalogue = file.open();
  for (const auto& term : query::term_facts(catalogue, "interventions").rows) {
    auto courses = catalogue.database().prepare("SELECT count(*) FROM treatments WHERE intervention_id = (SELECT intervention_id FROM interventions WHERE name = :name)");
    courses.bind(":name", term.name);
    courses.step();
    CHECK(term.claims == courses.integer(0));
  }
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
