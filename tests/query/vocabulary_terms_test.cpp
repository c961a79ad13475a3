#include "query/vocabulary_terms.h"

#include "catch.h"
#include "query/naltrexone_cases.h"

using namespace casebook;

namespace {

std::string words(const query::VocabularyTerm& row) { return row.vocabulary + " | " + row.name + " | " + row.word; }

}  // namespace

TEST_CASE("a term is known by its name and by each synonym, in the order of the words", "[query]") {
  const test::TemporaryCatalogue file([](test::CaseWriter& writer) {
    const auto naltrexone = writer.term("interventions", "naltrexone");
    writer.term("interventions", "apremilast");
    writer.insert("INSERT INTO intervention_synonyms(synonym, intervention_id) VALUES ('LDN', :a)", {},
                  {{":a", naltrexone}});
    writer.insert("INSERT INTO intervention_synonyms(synonym, intervention_id) VALUES ('low-dose naltrexone', :a)", {},
                  {{":a", naltrexone}});
    writer.term("sites", "groin");
  });
  auto catalogue = file.open();
  std::vector<std::string> terms;
  for (const auto& row : query::vocabulary_terms(catalogue, "interventions").rows) terms.push_back(words(row));
  CHECK(terms == std::vector<std::string>{"interventions | naltrexone | LDN", "interventions | apremilast | apremilast",
                                          "interventions | naltrexone | low-dose naltrexone",
                                          "interventions | naltrexone | naltrexone"});
  CHECK(query::vocabulary_terms(catalogue, "sites").rows.size() == 1);
  CHECK(query::vocabulary_terms(catalogue, "endpoints").rows.empty());
}

TEST_CASE("without the name of a vocabulary the terms of all are listed", "[query]") {
  const test::TemporaryCatalogue file([](test::CaseWriter& writer) {
    writer.term("interventions", "naltrexone");
    writer.term("conditions", "Darier disease");
    writer.term("endpoints", "clinical resolution");
    writer.term("sites", "groin");
  });
  auto catalogue = file.open();
  std::vector<std::string> terms;
  for (const auto& row : query::vocabulary_terms(catalogue, "").rows) terms.push_back(words(row));
  CHECK(terms == std::vector<std::string>{"conditions | Darier disease | Darier disease",
                                          "endpoints | clinical resolution | clinical resolution",
                                          "sites | groin | groin", "interventions | naltrexone | naltrexone"});
}
