#include "casefile/loaded_catalogue.h"
#include "catch.h"

using namespace casebook;
using namespace casebook::casefile;
using casebook::tests::catalogue_with_vocabulary;
using casebook::tests::load;

TEST_CASE("a catalogue tells the checker what it knows of its articles") {
  auto database = catalogue_with_vocabulary();
  load(database, embedded_case_texts("seed/albers-2017.yaml"));
  const auto surroundings = catalogue_surroundings(database, "2026-01-01");
  const auto& article = surroundings.articles.at("albers-2017");
  CHECK(article.pmid == "28768313");
  CHECK(article.first_author == "Albers");
  CHECK(article.year == "2017");
  CHECK(article.file.starts_with("seed/albers-2017.yaml:"));
  CHECK(article.retracted_by.empty());
}

TEST_CASE("without a catalogue the checker knows the articles that came with the program") {
  CHECK(seed_surroundings("2026-01-01").articles.count("albers-2017") == 1);
}
