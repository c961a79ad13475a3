#include "casefile/vocabulary_reader.h"

#include "casefile/case_text.h"
#include "catch.h"

using namespace casebook;
using namespace casebook::casefile;
using testing::read;
using testing::rules;

using Rules = std::vector<std::string>;

TEST_CASE("a term file holds what its table knows") {
  const CheckedFile checked = read(
      "vocabulary: interventions\nterms:\n  - name: nalmefene\n    synonyms: [Selincro]\n    codes: { ATC: N07BB05, "
      "CHEBI: [1, 2] }\n"
      "    class: opioid antagonists\n    daily dose: 1-20 mg\n");
  CHECK(rules(checked).empty());
  CHECK(checked.file.kind == CaseFile::Kind::vocabulary);
  const TermRecord& term = checked.file.vocabulary.terms.at(0);
  CHECK(term.synonyms == Rules{"Selincro"});
  CHECK(term.codes.size() == 3);
  CHECK(term.term_class == "opioid antagonists");
  CHECK(term.daily_dose_max == 20);
  CHECK(term.daily_dose_unit == "mg");
}

TEST_CASE("a new endpoint says how it is counted, one that is known may take on synonyms alone") {
  CHECK(rules(read("vocabulary: endpoints\nterms:\n  - { name: odour improved, kind: state, family: symptom, counted: "
                   "latest }\n")) == Rules{"key-missing"});
  CHECK(rules(read("vocabulary: endpoints\nterms:\n  - { name: clinical resolution, synonyms: abheilung }\n")).empty());
}

TEST_CASE("the part of a site is its class") {
  CHECK(read("vocabulary: sites\nterms:\n  - { name: left ear, part of: ear }\n")
            .file.vocabulary.terms.at(0)
            .term_class == "ear");
}

TEST_CASE("what a vocabulary file cannot mean is refused") {
  CHECK(rules(read("vocabulary: drugs\nterms:\n  - { name: a }\n")) == Rules{"wrong-shape"});
  CHECK(rules(read("vocabulary: interventions\nterms:\n  - { name: a, daily dose: plenty }\n")) ==
        Rules{"value-unreadable"});
  CHECK(rules(read("vocabulary: interventions\nterms:\n  - { synonyms: b }\n")) == Rules{"key-missing"});
}
