#include "render/figure_words.h"

#include "catch.h"
#include "sample_document.h"

using namespace casebook;
using namespace casebook::render;

TEST_CASE("every kind of mark is told in words, an open end as open") {
  const auto times = sample::times_figure();
  CHECK(figure_words(times) ==
        "Bounds of the first improvement and of clearing. first: 7 to 14 days (n = 3). cleared: 0 to 60.875 days (n = 3). held: 30 days or more "
        "(n = 1). before: at or before 28 days (n = 1). photograph: 42 days (n = 1). flare: not stated (n = 2).");
  const auto course = sample::course_figure();
  CHECK(lane_words(course.lanes[0], course) ==
        "sample-2020, Patient 1: 0 to 60 days; 60 to 80 days; dose raised, 4.5 mg: 14 to 28 days; response: 40 days; flare, flare: not dated.");
  const auto shares = sample::shares_figure();
  CHECK(lane_words(shares.lanes[0], shares) == "any response: 80, interval 28.4 to 99.5 % (4 of 5).");
  CHECK(lane_words(shares.lanes[1], shares) == "pooled: pooled 75, interval 50 to 90 %.");
  CHECK(lane_words(shares.lanes[2], shares) == "pieces: sample-2020, 3: 0 to 30 %; other-2021, 2: 30 to 50 % (5).");
  CHECK(lane_words(shares.lanes[3], shares) ==
        "had it: from 0 % between 0 % and 0 %; from 20 % between 0 % and 50 %; from 40 % between 50 % and 100 %.");
}

TEST_CASE("what has no day stands beside the lane") {
  const auto course = sample::course_figure();
  CHECK(note_of(course.lanes[0]) == "not dated: ✕\u00a0flare");
  CHECK(note_of(sample::times_figure().lanes[5]) == "n = 2");
}
