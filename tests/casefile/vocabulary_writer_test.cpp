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
  CHECK_THROWS_WITH(write_vocabulary(database, vocabulary, "curator"), Catch::Matchers::Contains("'a new word' means 'naltrexone' already"));
}

TEST_CASE("an endpoint that gains a word is counted as before") {
  auto database = catalogue_with_vocabulary();
  VocabularyRecord vocabulary{"endpoints", {}};
  vocabulary.terms.resize(1);
  vocabulary.terms[0].name = "clinical resolution";
  vocabulary.terms[0].synonyms = {"abheilung"};
  write_vocabulary(database, vocabulary, "curator");
  CHECK(database.integer("SELECT count(*) FROM endpoints WHERE name = 'clinical resolution' AND family = 'response' AND kind = 'event' AND counted = 'ever'") == 1);
  vocabulary.terms[0].counted = "latest";
  write_vocabulary(database, vocabulary, "curator");
  CHECK(database.integer("SELECT count(*) FROM endpoints WHERE name = 'clinical resolution' AND family = 'response' AND counted = 'latest'") == 1);
}

TEST_CASE("a term is known by any spelling and by its synonyms, and a class by its own") {
  auto database = catalogue_with_vocabulary();
  const auto terms = database.integer("SELECT count(*) FROM interventions");
  VocabularyRecord vocabulary{"interventions", {}};
  vocabulary.terms.resize(2);
  vocabulary.terms[0].name = "Low-Dose  Naltrexone";
  vocabulary.terms[0].term_class = "Steroids";
  vocabulary.terms[1].name = "NALTREXONE";
  vocabulary.terms[1].synonyms = {"another word"};
  CHECK(write_vocabulary(database, vocabulary, "curator").added.empty());
  CHECK(database.integer("SELECT count(*) FROM interventions") == terms);
  CHECK(catalogue_vocabulary(database).find(VocabularyKind::interventions, "another word")->name == "naltrexone");
  // Its own line says the facts, the synonym's line gives words alone.
  CHECK(catalogue_vocabulary(database).find(VocabularyKind::interventions, "naltrexone")->term_class == "opioid antagonists");
  vocabulary.terms.pop_back();
  write_vocabulary(database, vocabulary, "curator");
  CHECK(catalogue_vocabulary(database).find(VocabularyKind::interventions, "naltrexone")->term_class == "corticosteroids");
}

TEST_CASE("a combination that a rule made becomes a term when a vocabulary names it") {
  auto database = catalogue_with_vocabulary();
  database.execute("INSERT INTO interventions(name, origin) VALUES('apremilast + naltrexone', 'derived')");
  VocabularyRecord vocabulary{"interventions", {}};
  vocabulary.terms.resize(1);
  vocabulary.terms[0].name = "apremilast + naltrexone";
  write_vocabulary(database, vocabulary, "curator");
  CHECK(database.integer("SELECT count(*) FROM interventions WHERE name = 'apremilast + naltrexone' AND origin = 'curator'") == 1);
}
