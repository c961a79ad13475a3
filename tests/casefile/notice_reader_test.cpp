#include "casefile/notice_reader.h"

#include "casefile/case_text.h"
#include "catch.h"

using namespace casebook;
using namespace casebook::casefile;
using testing::read;
using testing::rules;
using testing::series;

namespace {

using Rules = std::vector<std::string>;

CheckedFile erratum(const std::string& fields) { return read(series("errata:\n  - { " + fields + " }\n")); }

}  // namespace

TEST_CASE("an affiliation touches nothing, a retraction everything") {
  CHECK_FALSE(erratum("kind: correction, scope: affiliation").file.errata.at(0).touches_everything);
  CHECK(rules(erratum("kind: correction, scope: affiliation")).empty());
  CHECK(erratum("kind: retraction, scope: data").file.errata.at(0).touches_everything);
  CHECK(erratum("kind: expression of concern, scope: data").file.errata.at(0).touches_everything);
}

TEST_CASE("any other correction says what it touches") {
  CHECK(rules(erratum("kind: correction, scope: dose")) == Rules{"touches-missing"});
  CHECK(rules(erratum("kind: partial retraction, scope: figures")) == Rules{"touches-missing"});
  CHECK(rules(erratum("kind: correction, scope: dose, touches: nothing")).empty());
  CHECK(erratum("kind: correction, scope: dose, touches: everything").file.errata.at(0).touches_everything);
}

TEST_CASE("claims that are touched are named, with what stood and what should") {
  const CheckedFile checked = read(series(
      "errata:\n  - kind: correction\n    scope: dose\n    touches:\n      - { id: top, was: 4.5 mg, now: 3 mg }\n     "
      " - first\n" +
      testing::course("steps", {"{ id: first, dose: 3 mg daily }", "{ id: top, dose: 4.5 mg daily, who: 2 of 3 }"})));
  CHECK(rules(checked).empty());
  const std::vector<TouchRecord>& touches = checked.file.errata.at(0).touches;
  REQUIRE(touches.size() == 2);
  CHECK(touches[0].id == "top");
  CHECK(touches[0].was == "4.5 mg");
  CHECK(touches[0].now == "3 mg");
  CHECK(touches[1].id == "first");
}

TEST_CASE("a notice may be a file of its own") {
  const CheckedFile checked = read(
      "notice:\n  of: albers-2017\n  kind: correction\n  scope: affiliation\n  pmid: 28877290\n  text read: secondary "
      "summary\n"
      "  at: PubMed record\nnot seen:\n  - the text of the notice\n");
  CHECK(rules(checked).empty());
  CHECK(checked.file.kind == CaseFile::Kind::notice);
  CHECK(checked.file.errata.at(0).of == "albers-2017");
  CHECK(checked.file.errata.at(0).locator == "PubMed record");
  CHECK(checked.file.background.size() == 1);
}

TEST_CASE("a notice file without its article, kind or scope is refused") {
  CHECK(rules(read("notice:\n  title: Error\n")) == Rules{"key-missing", "key-missing", "key-missing"});
}

TEST_CASE("ids that a notice file touches are looked for in the article") {
  Surroundings surroundings = testing::seed_surroundings();
  KnownArticle albers;
  albers.key = "albers-2017";
  albers.file = "seed/albers-2017.yaml:1";
  albers.claim_ids = {"top"};
  surroundings.articles = testing::known({albers});
  const std::string notice = "notice:\n  of: albers-2017\n  kind: correction\n  scope: dose\n  touches: [top, tip]\n";
  CHECK(rules(read(notice, surroundings)) == Rules{"unknown-claim-id"});
  CHECK(rules(read(notice)).empty());
}

TEST_CASE("a notice of a kind that is none is told so, and not what it lacks besides") {
  CHECK(rules(erratum("kind: retracton, scope: data")) == Rules{"wrong-shape"});
  CHECK(rules(erratum("kind: [correction], scope: dose")).size() == 1);
}
