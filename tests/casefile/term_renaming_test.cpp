#include "casefile/term_renaming.h"

#include "casefile/loaded_catalogue.h"
#include "casefile/vocabulary_writer.h"
#include "catalogue_dump.h"
#include "catch.h"
#include "store/verification.h"

using namespace casebook;
using namespace casebook::casefile;
using casebook::tests::catalogue_with_vocabulary;
using casebook::tests::dump;
using casebook::tests::invented_article;
using casebook::tests::load;

namespace {

CaseText vocabulary(const std::string& kind, const std::string& terms) { return {kind + ".yaml", "vocabulary: " + kind + "\nterms:\n" + terms}; }

/// Two courses given together, said of the whole group.
CaseText combination(const std::string& key, const std::string& one, const std::string& other) {
  return {key + ".yaml",
          "article: { key: " + key + ", design: case series, text read: abstract }\nat: abstract\n"
          "cohort: { size: 3, condition: Hailey-Hailey disease }\ncourses:\n"
          "  - { treatment: " + other + ", who: all, adverse events: not reported }\n"
          "  - treatment: " + one + "\n    who: all\n    outcomes:\n"
          "      - { endpoint: first improvement, who: 2 of 3, with: " + other + " }\n    adverse events: not reported\n"};
}

std::vector<CaseText> all_seed_articles() {
  auto texts = embedded_case_texts("seed/");
  std::erase_if(texts, [](const CaseText& text) { return text.path.starts_with("seed/vocabulary/"); });
  return texts;
}

std::string claim_keys(store::Database& database) {
  auto statement = database.prepare("SELECT group_concat(claim_id || kind) FROM (SELECT claim_id, kind FROM claims ORDER BY claim_id)");
  statement.step();
  return *statement.text(0);
}

/// Both ways must say the same: articles loaded and then the vocabulary, or the vocabulary first.
void check_order_makes_no_difference(const std::vector<CaseText>& articles, const CaseText& change) {
  auto before = catalogue_with_vocabulary();
  load(before, articles);
  const auto claims = claim_keys(before);
  load(before, {change});
  CHECK(claim_keys(before) == claims);
  auto after = catalogue_with_vocabulary();
  load(after, {change});
  load(after, articles);
  CHECK(dump(before) == dump(after));
  CHECK(before.integer("SELECT count(*) FROM claim_search('together')") == after.integer("SELECT count(*) FROM claim_search('together')"));
  CHECK(store::verify_catalogue(before).empty());
}

}  // namespace

TEST_CASE("articles loaded before a rename say the same as those loaded after it") {
  const auto articles = all_seed_articles();
  check_order_makes_no_difference(articles, vocabulary("interventions", "  - { name: naltrexone base, formerly: naltrexone }\n"
                                                                        "  - { name: zinc oxide tape, formerly: botulinum toxin A }\n"));
  check_order_makes_no_difference(articles, vocabulary("conditions", "  - { name: benign familial disease, formerly: Hailey-Hailey disease }\n"));
  check_order_makes_no_difference(articles, vocabulary("endpoints", "  - { name: begins to improve, formerly: first improvement }\n"));
  check_order_makes_no_difference(articles, vocabulary("sites", "  - { name: groins, formerly: groin }\n"));
}

TEST_CASE("articles loaded before a merge say the same as those loaded after it") {
  const auto articles = all_seed_articles();
  check_order_makes_no_difference(articles, vocabulary("interventions", "  - { name: retinoids, formerly: [acitretin, isotretinoin] }\n"
                                                                        "  - { name: tacrolimus, formerly: topical tacrolimus }\n"));
  check_order_makes_no_difference(articles, vocabulary("endpoints", "  - { name: first improvement, formerly: partial improvement }\n"));
  check_order_makes_no_difference(articles, vocabulary("sites", "  - { name: groin, formerly: [left groin, right groin] }\n  - { name: axillae, formerly: folds }\n"));
}

TEST_CASE("a combination is called anew after its parts, in alphabetical order, and its courses say so") {
  auto database = catalogue_with_vocabulary();
  load(database, {combination("a-2000", "naltrexone", "apremilast")});
  CHECK(database.integer("SELECT count(*) FROM interventions WHERE name = 'apremilast + naltrexone'") == 1);
  const auto changes = load(database, {vocabulary("interventions", "  - { name: LDN tablets, formerly: apremilast }\n  - { name: Acme, formerly: naltrexone }\n")});
  CHECK(changes.front().terms.size() == 2);
  CHECK(database.integer("SELECT count(*) FROM interventions WHERE name = 'Acme + LDN tablets' AND origin = 'derived'") == 1);
  CHECK(database.integer("SELECT count(*) FROM claims WHERE said = 'Acme + LDN tablets, given together'") == 1);
  CHECK(database.integer("SELECT count(*) FROM claim_search('apremilast')") == database.integer("SELECT count(*) FROM claims WHERE said LIKE '%apremilast%'"));
}

TEST_CASE("combinations that come to have one name are merged") {
  auto database = catalogue_with_vocabulary();
  load(database, {combination("a-2000", "naltrexone", "apremilast"), combination("b-2000", "naltrexone", "dupilumab")});
  load(database, {vocabulary("interventions", "  - { name: apremilast, formerly: dupilumab }\n")});
  CHECK(database.integer("SELECT count(*) FROM interventions WHERE origin = 'derived'") == 1);
  CHECK(database.integer("SELECT sum(affected) FROM any_responses WHERE treatment = 'apremilast + naltrexone'") == 4);
  CHECK(store::verify_catalogue(database).empty());
}

TEST_CASE("terms told of together cannot become one") {
  auto database = catalogue_with_vocabulary();
  load(database, {combination("a-2000", "naltrexone", "apremilast")});
  const auto before = dump(database);
  CHECK_THROWS_WITH(load(database, {vocabulary("interventions", "  - { name: apremilast, formerly: naltrexone }\n")}),
                    Catch::Contains("interventions.yaml:3:35: error: 'naltrexone' and 'apremilast' cannot be one"));
  CHECK(dump(database) == before);
}

TEST_CASE("a merged term brings its words, its codes and what the other does not say") {
  auto database = catalogue_with_vocabulary();
  load(database, {vocabulary("interventions", "  - { name: old drug, synonyms: OD, codes: { ATC: X1 }, class: antibiotics, daily dose: 1-2 mg }\n"
                                              "  - { name: kin, class: old drug }\n  - { name: new drug, daily dose: 5 g }\n")});
  load(database, {{"merge.yaml", "vocabulary: interventions\nterms:\n  - { name: new drug, formerly: old drug }\n"}});
  const auto known = catalogue_vocabulary(database);
  const auto* const term = known.find(VocabularyKind::interventions, "OD");
  REQUIRE(term != nullptr);
  CHECK(term->name == "new drug");
  CHECK(term == known.find(VocabularyKind::interventions, "Old Drug"));
  CHECK(term->term_class == "antibiotics");
  CHECK(term->daily_dose_unit == "g");
  CHECK(term->codes.size() == 1);
  CHECK(known.find(VocabularyKind::interventions, "kin")->term_class == "new drug");
}

TEST_CASE("a rename that was done is not done again, and files with the old name still load, export and stay") {
  auto database = catalogue_with_vocabulary();
  const auto article = invented_article("a-2000", 3);
  load(database, {article});
  const auto change = vocabulary("interventions", "  - { name: naltrexone base, formerly: naltrexone }\n");
  const auto first = load(database, {change}).front();
  REQUIRE(first.terms.size() == 1);
  CHECK(first.terms.front().claims == 1);
  CHECK_FALSE(first.terms.front().merged);
  const auto before = dump(database);
  CHECK(load(database, {change}).front().kind == FileChange::Kind::unchanged);
  CHECK(load(database, {{"again.yaml", change.text + "# again\n"}}).front().terms.empty());
  CHECK(load(database, {article}).front().kind == FileChange::Kind::unchanged);
  CHECK(dump(database) == before);
  CHECK(load(database, {{article.path, article.text + "# again\n"}}).front().claims_added == 0);
  CHECK(dump(database) == before);
  CHECK_THAT(export_case(database, "a-2000"), Catch::Contains("treatment: naltrexone\n"));
}

TEST_CASE("a term may be spelled anew") {
  auto database = catalogue_with_vocabulary();
  load(database, {vocabulary("interventions", "  - { name: Naltrexone, formerly: naltrexone }\n")});
  CHECK(database.integer("SELECT count(*) FROM interventions WHERE name = 'Naltrexone'") == 1);
  CHECK(database.integer("SELECT count(*) FROM interventions WHERE name = 'naltrexone'") == 0);
  CHECK(database.integer("SELECT count(*) FROM intervention_synonyms WHERE synonym = 'naltrexone'") == 0);
}

TEST_CASE("where the old name was never known it is a synonym") {
  auto database = catalogue_with_vocabulary();
  CHECK(load(database, {vocabulary("interventions", "  - { name: nalmefene, formerly: nalmetrene }\n")}).front().terms.empty());
  CHECK(catalogue_vocabulary(database).find(VocabularyKind::interventions, "nalmetrene")->name == "nalmefene");
}
