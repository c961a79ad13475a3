#include "core/nearest_name.h"

#include <string>
#include <vector>

#include "catch.h"
#include "core/hostile_text.h"

using casebook::core::did_you_mean;
using casebook::core::nearest_names;

namespace {

const std::vector<std::string> kEndpoints{"clinical resolution", "first improvement", "relapse after withdrawal",
                                          "re-response on rechallenge", "maintained response"};
using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a mistyped name finds the one that was meant") {
  CHECK(nearest_names("clincal resolution", kEndpoints) == Names{"clinical resolution"});
  CHECK(did_you_mean("clincal resolution", kEndpoints) == "did you mean 'clinical resolution'?");
  CHECK(did_you_mean("whos", {"who", "when", "dose"}) == "did you mean 'who'?");
}

TEST_CASE("case and hyphens do not count") {
  CHECK(did_you_mean("patient 2", {"Patient 1", "Patient 2"}) == "did you mean 'Patient 2' or 'Patient 1'?");
  CHECK(nearest_names("reresponse on rechallenge", kEndpoints) == Names{"re-response on rechallenge"});
}

TEST_CASE("a swap of neighbours is one step") {
  // Two replacements would be too far for a word of three letters.
  CHECK(nearest_names("dsoe", {"dose"}) == Names{"dose"});
  CHECK(nearest_names("hwo", {"who"}) == Names{"who"});
}

TEST_CASE("a piece is not edited twice, as optimal string alignment has it") {
  // ca -> abc is 3 steps, where the unrestricted distance is 2; the limit for four letters is 1.
  CHECK(nearest_names("caxx", {"abcxx"}).empty());
}

TEST_CASE("names that begin with what was typed are near, after the closer ones") {
  CHECK(nearest_names("relapse", kEndpoints) == Names{"relapse after withdrawal"});
  CHECK(nearest_names("time", {"time to response", "times", "timing"}) == Names{"times", "time to response"});
}

TEST_CASE("nothing near gives nothing") {
  CHECK(nearest_names("xylophone", kEndpoints).empty());
  CHECK(did_you_mean("xylophone", kEndpoints).empty());
  CHECK(nearest_names("", kEndpoints).empty());
  CHECK(nearest_names("a", {"b"}).empty());
  CHECK(nearest_names("who", {"who"}).empty());
}

TEST_CASE("at most so many names are given, nearest first, in an order that does not depend on theirs") {
  const Names forwards{"aab", "aac", "aad", "aae"};
  const Names backwards{"aae", "aad", "aac", "aab"};
  CHECK(nearest_names("aaa", forwards) == Names{"aab", "aac", "aad"});
  CHECK(nearest_names("aaa", backwards) == Names{"aab", "aac", "aad"});
  CHECK(nearest_names("aaa", forwards, 1) == Names{"aab"});
  CHECK(did_you_mean("aaa", forwards) == "did you mean 'aab', 'aac' or 'aad'?");
}

TEST_CASE("an accented letter is one letter") { CHECK(nearest_names("Sjogren", {"Sjögren"}) == Names{"Sjögren"}); }

TEST_CASE("hostile text as a name finds names quickly or none") {
  const Names hostile = casebook::tests::hostile_texts();
  for (const std::string& text : hostile) {
    CHECK(nearest_names(text, hostile).size() <= 3);
    did_you_mean(text, kEndpoints);
  }
}
