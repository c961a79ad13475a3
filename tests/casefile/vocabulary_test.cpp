#include "casefile/vocabulary.h"

#include <algorithm>
#include <map>
#include <set>

#include "casefile/case_text.h"
#include "catch.h"
#include "core/text.h"
#include "store/database.h"
#include "store/embedded_files.h"

using namespace casebook;
using namespace casebook::casefile;

namespace {

constexpr VocabularyKind kKinds[] = {VocabularyKind::conditions, VocabularyKind::interventions,
                                     VocabularyKind::endpoints, VocabularyKind::sites};

/// The vocabulary files of the seed, each with all that is wrong with it.
std::vector<CheckedFile> seed_files() {
  std::vector<CheckedFile> files;
  for (const store::EmbeddedFile& file : store::embedded::seed()) {
    if (file.path.rfind("seed/vocabulary/", 0) == 0) {
      files.push_back(read_case_file(read_yaml(std::string(file.path), std::string(file.text)), {}));
    }
  }
  return files;
}

}  // namespace

TEST_CASE("the vocabularies of the seed are without a fault") {
  const std::vector<CheckedFile> files = seed_files();
  CHECK(files.size() == 4);
  for (const CheckedFile& checked : files) {
    INFO(checked.file.path);
    CHECK(checked.problems.empty());
    CHECK_FALSE(checked.file.vocabulary.terms.empty());
  }
}

TEST_CASE("no word of the seed means two terms, and every class and part is a term") {
  for (const CheckedFile& checked : seed_files()) {
    std::set<std::string> words;
    std::set<std::string> names;
    for (const TermRecord& term : checked.file.vocabulary.terms) {
      names.insert(term.name);
      INFO(checked.file.path << ": " << term.name);
      CHECK(words.insert(core::lower_ascii(term.name)).second);
      for (const std::string& synonym : term.synonyms) {
        INFO(synonym);
        CHECK(words.insert(core::lower_ascii(synonym)).second);
      }
    }
    for (const TermRecord& term : checked.file.vocabulary.terms) {
      INFO(term.name);
      CHECK((term.term_class.empty() || names.count(term.term_class) == 1));
      for (const std::string& component : term.components) CHECK(names.count(component) == 1);
    }
  }
}

TEST_CASE("a term is found by name and by synonym, without regard to case and to one or several spaces") {
  const Vocabulary seed = seed_vocabulary();
  const TermRecord* const naltrexone = seed.find(VocabularyKind::interventions, "naltrexone");
  REQUIRE(naltrexone != nullptr);
  CHECK(seed.find(VocabularyKind::interventions, "LDN") == naltrexone);
  CHECK(seed.find(VocabularyKind::interventions, "Low-Dose  Naltrexone") == naltrexone);
  CHECK(seed.find(VocabularyKind::conditions, "familial benign chronic pemphigus")->name == "Hailey-Hailey disease");
  CHECK(seed.find(VocabularyKind::interventions, "nalmefene") == nullptr);
  CHECK(seed.find(VocabularyKind::sites, "naltrexone") == nullptr);
}

TEST_CASE("the codes and doses of the seed are those of its disease and its drug") {
  const Vocabulary seed = seed_vocabulary();
  using Codes = std::vector<std::pair<std::string, std::string>>;
  CHECK(seed.find(VocabularyKind::conditions, "Hailey-Hailey disease")->codes ==
        Codes{{"MONDO", "0008218"}, {"OMIM", "169600"}, {"ORPHA", "2841"}, {"MESH", "D016506"}});
  const TermRecord* const naltrexone = seed.find(VocabularyKind::interventions, "naltrexone");
  CHECK(naltrexone->codes == Codes{{"CHEBI", "7465"}, {"RXNORM", "7243"}, {"ATC", "N07BB04"}});
  CHECK(naltrexone->daily_dose_min == 0.1);
  CHECK(naltrexone->daily_dose_max == 150);
  CHECK(naltrexone->daily_dose_unit == "mg");
}

TEST_CASE("any response reads four endpoints and one that holds") {
  const Vocabulary seed = seed_vocabulary();
  std::map<std::string, std::vector<std::string>> families;
  std::set<const TermRecord*> seen;
  for (const std::string& name : seed.names(VocabularyKind::endpoints)) {
    const TermRecord* const term = seed.find(VocabularyKind::endpoints, name);
    if (seen.insert(term).second) families[term->family].push_back(term->name);
  }
  for (auto& [family, names] : families) std::sort(names.begin(), names.end());
  using Names = std::vector<std::string>;
  CHECK(families["response"] ==
        Names{"clinical resolution", "first improvement", "partial improvement", "percent clearance"});
  CHECK(families["maintenance"] == Names{"maintained response"});
  CHECK(families["no response"] == Names{"no response"});
  CHECK(families["rechallenge"] == Names{"re-response on rechallenge"});
  CHECK(seed.find(VocabularyKind::endpoints, "wound healing")->family == "other");
}

TEST_CASE("a term of the same name takes on what is new") {
  Vocabulary vocabulary;
  TermRecord term;
  term.name = "naltrexone";
  term.synonyms = {"LDN"};
  vocabulary.add(VocabularyKind::interventions, term);
  term.name = "Naltrexone";
  term.synonyms = {"naltrexona"};
  term.term_class = "opioid antagonists";
  vocabulary.add(VocabularyKind::interventions, term);
  const TermRecord* const known = vocabulary.find(VocabularyKind::interventions, "naltrexona");
  REQUIRE(known != nullptr);
  CHECK(known->name == "naltrexone");
  CHECK(known->synonyms == std::vector<std::string>{"LDN", "naltrexona"});
  CHECK(known->term_class == "opioid antagonists");
}

TEST_CASE("the vocabulary of a catalogue is what its tables hold") {
  store::Database database = store::Database::in_memory();
  for (const store::EmbeddedFile& migration : store::embedded::migrations()) database.execute(migration.text);
  database.execute("INSERT INTO conditions(condition_id, name) VALUES (1, 'Hailey-Hailey disease')");
  database.execute("INSERT INTO conditions(condition_id, name, origin) VALUES (2, 'a or b', 'derived')");
  database.execute("INSERT INTO condition_synonyms VALUES ('HHD', 1)");
  database.execute("INSERT INTO condition_codes VALUES (1, 'OMIM', '169600')");
  database.execute("INSERT INTO interventions(intervention_id, name) VALUES (1, 'opioid antagonists')");
  database.execute("INSERT INTO interventions VALUES (2, 'naltrexone', 1, 0.1, 150, 'mg', 'seed')");
  database.execute("INSERT INTO interventions(intervention_id, name) VALUES (3, 'naltrexone with zinc')");
  database.execute("INSERT INTO intervention_components VALUES (3, 2)");
  database.execute(
      "INSERT INTO endpoints VALUES (1, 'percent clearance', 'event', 'response', 'latest', 'treated', 1, 'seed')");
  database.execute("INSERT INTO sites(site_id, name) VALUES (1, 'groin')");
  database.execute("INSERT INTO sites(site_id, name, part_of_id) VALUES (2, 'left groin', 1)");
  const Vocabulary vocabulary = catalogue_vocabulary(database);
  CHECK(vocabulary.find(VocabularyKind::conditions, "hhd")->codes.at(0).second == "169600");
  CHECK(vocabulary.find(VocabularyKind::conditions, "a or b") == nullptr);
  CHECK(vocabulary.find(VocabularyKind::interventions, "naltrexone")->term_class == "opioid antagonists");
  CHECK(vocabulary.find(VocabularyKind::interventions, "naltrexone")->daily_dose_max == 150);
  CHECK(vocabulary.find(VocabularyKind::interventions, "naltrexone with zinc")->components ==
        std::vector<std::string>{"naltrexone"});
  CHECK(vocabulary.find(VocabularyKind::endpoints, "percent clearance")->per_threshold);
  CHECK(vocabulary.find(VocabularyKind::endpoints, "percent clearance")->at_risk == "treated");
  CHECK(vocabulary.find(VocabularyKind::sites, "left groin")->term_class == "groin");
}

TEST_CASE("a vocabulary is known by its name") {
  for (const VocabularyKind kind : kKinds) CHECK(vocabulary_kind(vocabulary_name(kind)) == kind);
  CHECK(vocabulary_kind("drugs") == std::nullopt);
}

TEST_CASE("a former name renames a term, merges two, or is a synonym") {
  Vocabulary vocabulary = seed_vocabulary();
  constexpr auto kDrugs = VocabularyKind::interventions;
  CHECK(vocabulary.renaming(kDrugs, "naltrexone", "naltrexone base") == Renaming::renamed);
  CHECK(vocabulary.renaming(kDrugs, "naltrexone", "LDN") == Renaming::renamed);
  CHECK(vocabulary.renaming(kDrugs, "naltrexone", "apremilast") == Renaming::merged);
  CHECK(vocabulary.renaming(kDrugs, "LDN", "naltrexone base") == Renaming::none);
  CHECK(vocabulary.renaming(kDrugs, "naltrexone", "steroids") == Renaming::none);
  TermRecord term;
  term.name = "LDN";
  term.formerly.push_back({"naltrexone", {}});
  vocabulary.add(kDrugs, term);
  vocabulary.add(kDrugs, term);
  CHECK(vocabulary.find(kDrugs, "naltrexone")->name == "LDN");
  CHECK(vocabulary.find(kDrugs, "naltrexone")->daily_dose_max == 150);
  CHECK(vocabulary.named(kDrugs, "naltrexone") == nullptr);
  term.name = "apremilast";
  term.formerly[0].text = "LDN";
  vocabulary.add(kDrugs, term);
  CHECK(vocabulary.find(kDrugs, "low-dose naltrexone")->name == "apremilast");
}

TEST_CASE("a circle of classes is found from any of its terms, and only from those") {
  Vocabulary vocabulary;
  const auto add = [&](const std::string& name, const std::string& of) {
    TermRecord term;
    term.name = name;
    term.term_class = of;
    vocabulary.add(VocabularyKind::sites, term);
  };
  add("a", "b");
  add("b", "c");
  CHECK(vocabulary.cycle(VocabularyKind::sites, "a").empty());
  add("c", "b");
  CHECK(vocabulary.cycle(VocabularyKind::sites, "b") == std::vector<std::string>{"b", "c"});
  CHECK(vocabulary.cycle(VocabularyKind::sites, "a").empty());
}

TEST_CASE("terms that are told of together are known to be two, also under a new name") {
  Vocabulary vocabulary = seed_vocabulary();
  vocabulary.add_joint(VocabularyKind::conditions, {"Hailey-Hailey disease", "Darier disease"});
  CHECK(vocabulary.joint(VocabularyKind::conditions, "darier disease", "hailey-hailey disease"));
  TermRecord term;
  term.name = "new name";
  term.formerly.push_back({"Darier disease", {}});
  vocabulary.add(VocabularyKind::conditions, term);
  CHECK(vocabulary.joint(VocabularyKind::conditions, "new name", "Hailey-Hailey disease"));
  CHECK(vocabulary.joint(VocabularyKind::interventions, "cloxacillin", "clobetasol propionate"));
  CHECK_FALSE(vocabulary.joint(VocabularyKind::interventions, "cloxacillin", "naltrexone"));
}
