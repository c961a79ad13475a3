#include "casefile/seed_update.h"

#include "casefile/loaded_catalogue.h"
#include "catalogue_dump.h"
#include "catch.h"

using namespace casebook;
using namespace casebook::casefile;
using casebook::tests::catalogue_with_vocabulary;
using casebook::tests::invented_article;
using casebook::tests::kNow;
using casebook::tests::load;

namespace {

CaseText words(const std::string& path, const std::string& kind, const std::string& terms) {
  return {path, "vocabulary: " + kind + "\nterms:\n" + terms};
}

/// A catalogue that an earlier program made of these texts.
store::Database made_of(const std::vector<CaseText>& program) {
  auto database = store::Database::in_memory();
  store::migrate(database, store::embedded::migrations(), store::embedded::views(), kNow);
  load_files(database, check_case_texts(program, catalogue_surroundings(database, "2026-01-01")), kNow, "seed");
  return database;
}

/// What a later program brings, loaded.
SeedUpdate bring(store::Database& database, const std::vector<CaseText>& program) {
  auto update = find_seed_update(database, program, "2026-01-01");
  for (const auto& file : update.files) {
    INFO(file.file.path);
    for (const auto& problem : file.problems) UNSCOPED_INFO(problem.message);
    REQUIRE(file.loadable());
  }
  load_files(database, update.files, kNow, "seed");
  return update;
}

std::vector<std::string> left(const SeedUpdate& update) {
  std::vector<std::string> lines;
  for (const auto& one : update.left) lines.push_back(one.what + " (" + one.how + ")");
  return lines;
}

TermRecord term(store::Database& database, VocabularyKind kind, const std::string& word) {
  const auto known = catalogue_vocabulary(database);
  const auto* const found = known.find(kind, word);
  REQUIRE(found != nullptr);
  return *found;
}

using Lines = std::vector<std::string>;
const std::string kDrugs = "seed/vocabulary/interventions.yaml";
const CaseText kConditions = words("seed/vocabulary/conditions.yaml", "conditions", "  - name: Hailey-Hailey disease\n");
const CaseText kEndpoints = words("seed/vocabulary/endpoints.yaml", "endpoints",
                                  "  - { name: first improvement, kind: event, family: response, counted: ever, at risk: treated }\n");

CaseText drugs(const std::string& terms) { return words(kDrugs, "interventions", "  - name: class one\n  - name: class two\n" + terms); }

}  // namespace

TEST_CASE("a later program brings new terms, words and facts, and nothing a second time") {
  auto database = made_of({drugs("  - { name: naltrexone, class: class one, daily dose: 1-50 mg }\n")});
  const std::vector<CaseText> later{drugs("  - { name: naltrexone, synonyms: LDN, class: class two, daily dose: 1-150 mg }\n  - name: nalmefene\n")};
  const auto update = bring(database, later);
  CHECK(update.files.size() == 1);
  CHECK(update.left.empty());
  const auto naltrexone = term(database, VocabularyKind::interventions, "LDN");
  CHECK(naltrexone.daily_dose_max == 150);
  CHECK(naltrexone.term_class == "class two");
  CHECK(term(database, VocabularyKind::interventions, "nalmefene").name == "nalmefene");
  const auto again = find_seed_update(database, later, "2026-01-01");
  CHECK(again.files.empty());
  CHECK(again.left.empty());
}

TEST_CASE("facts of a term that the curator changed have the last word, and are listed each time") {
  auto database = made_of({drugs("  - { name: naltrexone, class: class one, daily dose: 1-50 mg }\n"), kEndpoints});
  load(database, {words("my.yaml", "interventions", "  - { name: Naltrexone, daily dose: 1-5 mg }\n"),
                  words("mine.yaml", "endpoints", "  - { name: first improvement, counted: latest }\n")});
  const std::vector<CaseText> later{drugs("  - { name: naltrexone, class: class two, daily dose: 1-150 mg }\n"), kEndpoints};
  const Lines expected{"naltrexone (daily dose)", "first improvement (counted)"};
  CHECK(left(bring(database, later)) == expected);
  CHECK(term(database, VocabularyKind::interventions, "naltrexone").daily_dose_max == 5);
  CHECK(term(database, VocabularyKind::interventions, "naltrexone").term_class == "class two");
  CHECK(term(database, VocabularyKind::endpoints, "first improvement").counted == "latest");
  CHECK(term(database, VocabularyKind::endpoints, "first improvement").family == "response");
  const auto again = find_seed_update(database, later, "2026-01-01");
  CHECK(again.files.empty());
  CHECK(left(again) == expected);
}

TEST_CASE("what a curator's file says stays even where the program said the same at the time") {
  auto database = made_of({drugs("  - { name: naltrexone, daily dose: 1-50 mg }\n")});
  load(database, {words("my.yaml", "interventions", "  - { name: naltrexone, daily dose: 1-50 mg }\n")});
  CHECK(left(bring(database, {drugs("  - { name: naltrexone, daily dose: 1-150 mg }\n")})) == Lines{"naltrexone (daily dose)"});
  CHECK(term(database, VocabularyKind::interventions, "naltrexone").daily_dose_max == 50);
}

TEST_CASE("a term that the curator renamed is extended, not raised from the dead") {
  auto database = made_of({drugs("  - { name: naltrexone, daily dose: 1-50 mg }\n")});
  load(database, {words("my.yaml", "interventions", "  - { name: naltrexone base, formerly: naltrexone }\n")});
  const auto update = bring(database, {drugs("  - { name: naltrexone, synonyms: LDN, daily dose: 1-150 mg }\n")});
  CHECK(left(update) == Lines{"naltrexone base (no longer called naltrexone)"});
  CHECK(term(database, VocabularyKind::interventions, "LDN").name == "naltrexone base");
  CHECK(term(database, VocabularyKind::interventions, "naltrexone").daily_dose_max == 150);
  CHECK(database.integer("SELECT count(*) FROM interventions WHERE name = 'naltrexone'") == 0);
}

TEST_CASE("of a term that the curator merged, the program's line gives words alone") {
  auto database = made_of({drugs("  - { name: old drug, daily dose: 1-2 mg }\n  - { name: new drug, daily dose: 5-6 mg }\n")});
  load(database, {words("my.yaml", "interventions", "  - { name: new drug, formerly: old drug }\n")});
  bring(database, {drugs("  - { name: old drug, synonyms: OD, daily dose: 1-3 mg }\n  - { name: new drug, daily dose: 5-7 mg }\n")});
  CHECK(database.integer("SELECT count(*) FROM interventions WHERE name = 'old drug'") == 0);
  CHECK(term(database, VocabularyKind::interventions, "OD").name == "new drug");
  CHECK(term(database, VocabularyKind::interventions, "OD").daily_dose_min == 5);
  CHECK(term(database, VocabularyKind::interventions, "OD").daily_dose_max == 7);
}

TEST_CASE("a word that means something else here stays with what it means") {
  auto database = made_of({drugs("  - name: naltrexone\n  - name: apremilast\n")});
  load(database, {words("my.yaml", "interventions", "  - { name: apremilast, synonyms: LDN }\n  - name: low dose\n")});
  const auto update = bring(database, {drugs("  - { name: naltrexone, synonyms: [LDN, low dose, oral] }\n  - name: apremilast\n")});
  CHECK(left(update) == Lines{"LDN (a synonym of apremilast)", "low dose (a term of its own)"});
  CHECK(term(database, VocabularyKind::interventions, "oral").name == "naltrexone");
  CHECK(term(database, VocabularyKind::interventions, "LDN").name == "apremilast");
}

TEST_CASE("a corrected article of the program is brought in place, one that the curator holds stays whatever its path") {
  const CaseText words_first = drugs("  - name: naltrexone\n");
  auto theirs = invented_article("a-2000", 3);
  theirs.path = "seed/a-2000.yaml";
  auto other = invented_article("b-2000", 2);
  other.path = "seed/further/b-2000.yaml";
  auto database = made_of({words_first, kConditions, kEndpoints, theirs, other});
  auto mine = other;
  mine.text += "# read the full text\n";   // under the program's own path
  load(database, {mine});
  const auto claim = database.integer("SELECT claim_id FROM time_to_response WHERE citekey = 'a-2000'");
  for (auto* text : {&theirs, &other}) text->text.replace(text->text.find("3 mg daily"), 1, "6");
  const auto update = bring(database, {words_first, kConditions, kEndpoints, theirs, other});
  CHECK(update.files.size() == 1);
  CHECK(left(update) == Lines{"b-2000 (seed/further/b-2000.yaml)"});
  CHECK(database.integer("SELECT CAST(dose_min AS INTEGER) FROM dose_titration WHERE citekey = 'a-2000'") == 6);
  CHECK(database.integer("SELECT CAST(dose_min AS INTEGER) FROM dose_titration WHERE citekey = 'b-2000'") == 3);
  CHECK(database.integer("SELECT claim_id FROM time_to_response WHERE citekey = 'a-2000'") == claim);
  CHECK(find_seed_update(database, {words_first, kConditions, kEndpoints, theirs, other}, "2026-01-01").files.empty());
}

TEST_CASE("an article that was taken out stays out and is listed, one that was never there is not") {
  auto database = catalogue_with_vocabulary();
  const auto program = embedded_case_texts("seed/");
  load(database, embedded_case_texts("seed/albers-2017.yaml"));
  CHECK(find_seed_update(database, program, "2026-01-01").removed.empty());
  remove_article(database, "albers-2017");
  const auto update = find_seed_update(database, program, "2026-01-01");
  CHECK(update.files.empty());
  CHECK(update.left.empty());
  CHECK(update.removed == Lines{"albers-2017"});
}

TEST_CASE("a later notice of the program about an article that is held is brought, about another it is not") {
  auto theirs = invented_article("a-2000", 3);
  theirs.path = "seed/a-2000.yaml";
  const CaseText words_first = drugs("  - name: naltrexone\n");
  auto database = made_of({words_first, kConditions, kEndpoints, theirs});
  const CaseText notice{"seed/notice-a.yaml", "notice: { of: a-2000, kind: retraction, scope: data, published: 2020 }\n"};
  const CaseText other{"seed/notice-b.yaml", "notice: { of: b-2000, kind: retraction, scope: data, published: 2020 }\n"};
  const auto update = bring(database, {words_first, kConditions, kEndpoints, theirs, notice, other});
  CHECK(update.files.size() == 1);
  CHECK(database.integer("SELECT count(*) FROM errata") == 1);
  CHECK(find_seed_update(database, {words_first, kConditions, kEndpoints, theirs, notice, other}, "2026-01-01").files.empty());
}
