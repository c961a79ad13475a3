#include "casefile/vocabulary_writer.h"

#include "casefile/loaded_catalogue.h"
#include "catch.h"

using namespace casebook;
using namespace casebook::casefile;
using casebook::tests::catalogue_with_vocabulary;

TEST_CASE("a term may name a class that stands below it") {
  auto database = catalogue_with_vocabulary();
  VocabularyRecord vocabulary{"interventions", {}};
  vocabulary.terms.resize(2);
  vocabulary.terms[0].name = "elixir";
  vocabulary.terms[0].term_class = "potions";
  vocabulary.terms[0].synonyms = {"the elixir"};
  vocabulary.terms[1].name = "potions";
  write_vocabulary(database, vocabulary, "curator");
  CHECK(database.integer("SELECT count(*) FROM interventions i JOIN interventions c ON c.intervention_id = i.class_id WHERE i.name = 'elixir' AND c.name = 'potions'") == 1);
  CHECK(database.integer("SELECT count(*) FROM interventions WHERE name = 'elixir' AND origin = 'curator'") == 1);
  CHECK(catalogue_vocabulary(database).find(VocabularyKind::interventions, "The  Elixir")->name == "elixir");
}

TEST_CASE("a known term gains words and keeps its origin") {
  auto database = catalogue_with_vocabulary();
  VocabularyRecord vocabulary{"interventions", {}};
  vocabulary.terms.resize(1);
  vocabulary.terms[0].name = "naltrexone";
  vocabulary.terms[0].synonyms = {"a new word"};
  write_vocabulary(database, vocabulary, "curator");
  CHECK(database.integer("SELECT count(*) FROM interventions WHERE name = 'naltrexone' AND origin = 'seed'") == 1);
  CHECK(catalogue_vocabulary(database).find(VocabularyKind::interventions, "a new word")->name == "naltrexone");
  vocabulary.terms[0].name = "apremilast";
  CHECK_THROWS_WITH(write_vocabulary(database, vocabulary, "curator"), Catch::Matchers::Contains("synonym of another term"));
}
