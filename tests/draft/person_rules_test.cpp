#include "draft/person_rules.h"

#include "catch.h"
#include "draft/rules_text.h"

using namespace casebook;
using casebook::tests::told;

namespace {
std::string ages(const std::string& text) {
  const draft::Passage passage(text);
  return told(draft::ages_in(passage), passage);
}
std::string sexes(const std::string& text) {
  const draft::Passage passage(text);
  return told(draft::sexes_in(passage), passage);
}
}  // namespace

TEST_CASE("ages of patients are proposed in years, or in the unit that is printed") {
  CHECK(ages("a 45-year-old woman") == "age: 45 [45-year-old]\n");
  CHECK(ages("an 8\u2010month\u2010old boy") == "age: 8 months [8\u2010month\u2010old]\n");
  CHECK(ages("a woman aged 58 years") == "age: 58 [aged 58 years]\n");
  CHECK(ages("aged 36 to 62 years") == "age: range 36-62 years [aged 36 to 62 years]\n");
  CHECK(ages("mean age, 48.5 \u00B1 9 years") == "age: mean 48.5 years, SD 9 [mean age, 48.5 \u00B1 9 years]\n");
  CHECK(ages("median age of 51 years (range, 29-70)") == "age: median 51 years [median age of 51 years]\nage: range 29-70 years [range, 29-70]\n");
  CHECK(ages("a man in his early 60s") == "age: early 60s [in his early 60s]\n");
}

TEST_CASE("the age of a disease, a relative, a scar, a mouse or a rule is no patient's") {
  for (const char* text : {"his 45-year-old mother", "a 3-year-old scar", "8-week-old mice", "onset at age 25", "the mean age at onset was 28 years", "18 years of age or older", "older than 65 years",
                           "aged 34, 45 and 52 years", "her daughter, aged 19", "a 2-year-old plaque of the patient", "since age 20"}) {
    INFO(text);
    CHECK(ages(text).empty());
  }
}

TEST_CASE("sexes are proposed beside an age, of one person with an article, and counted") {
  CHECK(sexes("a 45-year-old, otherwise healthy woman") == "sex: female [woman]\n");
  CHECK(sexes("a man with erosions") == "sex: male [man]\n");
  CHECK(sexes("(2 men and 1 woman)") == "sex: 2 male, 1 female [2 men and 1 woman]\n");
  CHECK(sexes("two sisters") == "sex: 2 female [two sisters]\n");
  CHECK(sexes("three unrelated female patients") == "sex: 3 female [three unrelated female patients]\n");
}

TEST_CASE("relatives, parts of a group and women as such have no sex to propose") {
  for (const char* text : {"his sister and a maternal aunt", "3 of 5 women", "none of the 4 women", "any woman", "a pregnant woman", "a male-to-female ratio of 2:1", "her 70-year-old mother"}) {
    INFO(text);
    CHECK(sexes(text).empty());
  }
}
