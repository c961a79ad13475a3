#include "draft/candidate.h"

#include "catch.h"
#include "draft/passage.h"

using namespace casebook;
using draft::Candidate;
using draft::Kind;

TEST_CASE("a candidate is readable when the small language of its key reads it") {
  CHECK(draft::is_readable({Kind::dose, "dose", "3 mg nightly", 0, 0}));
  CHECK_FALSE(draft::is_readable({Kind::dose, "dose", "3 nightly", 0, 0}));
  CHECK(draft::is_readable({Kind::count, "who", "2 of 3", 0, 0}));
  CHECK_FALSE(draft::is_readable({Kind::count, "who", "4 of 3", 0, 0}));
  CHECK(draft::is_readable({Kind::count, "size", "3", 0, 0}));
  CHECK_FALSE(draft::is_readable({Kind::count, "size", "0", 0, 0}));
  CHECK(draft::is_readable({Kind::time, "when", "within 2 months", 0, 0}));
  CHECK_FALSE(draft::is_readable({Kind::time, "when", "over 8 weeks", 0, 0}));
  CHECK_FALSE(draft::is_readable({Kind::time, "for", "soonish", 0, 0}));
  CHECK(draft::is_readable({Kind::age, "age", "range 31-68 years", 0, 0}));
  CHECK_FALSE(draft::is_readable({Kind::age, "age", "520", 0, 0}));
  CHECK_FALSE(draft::is_readable({Kind::age, "age", "middle-aged", 0, 0}));
  CHECK(draft::is_readable({Kind::sex, "sex", "2 female, 1 male", 0, 0}));
}

TEST_CASE("a candidate stands at the characters of its words, and every kind has a name") {
  const draft::Passage passage("é 3 mg");
  const Candidate one = draft::candidate(passage, Kind::dose, "dose", "3 mg", 1, 3);
  CHECK(one.begin == 2);
  CHECK(one.end == 6);
  for (const Kind kind : {Kind::dose, Kind::frequency, Kind::count, Kind::age, Kind::sex, Kind::time, Kind::term}) CHECK(std::string(draft::kind_name(kind)).size() > 2);
}

TEST_CASE("a sentence about mice or cells is of no patient, the next one is") {
  const draft::Passage passage("Mice got 3 mg. She got 3 mg.");
  CHECK(draft::of_no_patient(passage, 2));
  CHECK_FALSE(draft::of_no_patient(passage, passage.size() - 1));
}
