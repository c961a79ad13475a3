#include "casefile/claim_changes.h"

#include "casefile/loaded_catalogue.h"
#include "catch.h"

using namespace casebook;
using namespace casebook::casefile;
using casebook::tests::catalogue_with_vocabulary;
using casebook::tests::invented_article;
using casebook::tests::load;

namespace {

std::vector<ClaimChange> changes_when(const std::string& old, const std::string& fresh) {
  auto database = catalogue_with_vocabulary();
  auto text = invented_article("a-2000", 3);
  load(database, {text});
  const auto at = text.text.find(old);
  REQUIRE(at != std::string::npos);
  text.text.replace(at, old.size(), fresh);
  return load(database, {text}).front().claim_changes;
}

}  // namespace

TEST_CASE("another dose is one changed claim, with its words before") {
  const auto changes = changes_when("3 mg daily", "6 mg daily");
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].kind == ClaimChange::Kind::changed);
  CHECK(changes[0].heading == "naltrexone, step 1");
  CHECK(changes[0].subject == "all patients");
  CHECK(changes[0].said == "6 mg daily");
  CHECK(changes[0].was == "3 mg daily");
}

TEST_CASE("another place in the text is a change, though the words are the same") {
  const auto changes = changes_when("within 2 weeks }", "within 2 weeks, at: figure 1 }");
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].kind == ClaimChange::Kind::changed);
  CHECK(changes[0].was.empty());
}

TEST_CASE("what has no counterpart is new or gone") {
  const std::string line = "      - { endpoint: first improvement, who: all, when: within 2 weeks }\n";
  const auto more = changes_when(line, line + "      - { endpoint: clinical resolution, who: 2 of 3, when: at 4 months }\n");
  REQUIRE(more.size() == 1);
  CHECK(more[0].kind == ClaimChange::Kind::added);
  CHECK(more[0].heading == "naltrexone, clinical resolution");
  const auto other = changes_when("first improvement", "clinical resolution");
  REQUIRE(other.size() == 2);
  CHECK(other[0].kind == ClaimChange::Kind::added);
  CHECK(other[1].kind == ClaimChange::Kind::gone);
  CHECK(other[1].heading == "naltrexone, first improvement");
}

TEST_CASE("a remark changes no claim") { CHECK(changes_when("at: abstract", "# checked twice\nat: abstract").empty()); }
