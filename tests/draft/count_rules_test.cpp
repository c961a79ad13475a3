#include "draft/count_rules.h"

#include "catch.h"
#include "draft/rules_text.h"

using namespace casebook;
using casebook::tests::told;

namespace {
std::string counts(const std::string& text) {
  const draft::Passage passage(text);
  return told(draft::counts_in(passage), passage);
}
}  // namespace

TEST_CASE("a count is proposed as who where the text says of how many, else as a size") {
  CHECK(counts("2 of the 3 patients") == "who: 2 of 3 [2 of the 3 patients]\n");
  CHECK(counts("twenty-two of 25 plaques") == "who: 22 of 25 [twenty-two of 25 plaques]\n");
  CHECK(counts("60% (3/5)") == "who: 3 of 5 [3/5]\n");
  CHECK(counts("one of our patients") == "who: 1 of all patients [one of our patients]\n");
  CHECK(counts("all 3 were well") == "who: all 3 [all 3]\n");
  CHECK(counts("three unrelated patients") == "size: 3 [three unrelated patients]\n");
  CHECK(counts("2 sisters") == "size: 2 [2 sisters]\n");
  CHECK(counts("27 % of 30 patients") == "who: 27 % of 30 [27 % of 30 patients]\n");
}

TEST_CASE("a label, a range, cases of the literature, advice and a share that fits no number are no counts") {
  for (const char* text : {"Patient 3", "patients 1 and 2", "2-3 patients", "2 to 3 patients", "between 2 and 4 patients", "more than 20 patients", "20 patients of the literature",
                           "should be given to all patients", "some patients may benefit", "nearly all patients", "3 patient-years", "two case reports", "five cases of nausea",
                           "1 in 50,000 people", "4 of 3 patients", "60% of patients", "50% of 5 patients", "3 of 4 (50%)", "3 of the drugs", "patients [3]", "3 mice", "2.5 patients"}) {
    INFO(text);
    CHECK(counts(text).empty());
  }
}

TEST_CASE("words that stand between a number and its persons are passed over") {
  const draft::Passage passage("unrelated female Hailey-Hailey disease patients");
  const auto at = draft::skip_attributes(passage, 0);
  CHECK(draft::is_person(passage, at));
  CHECK(draft::skip_attribute(passage, 0) == 1);
  CHECK(draft::skip_attribute(passage, at) == at);
}
