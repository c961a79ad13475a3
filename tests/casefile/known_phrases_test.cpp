#include "casefile/known_phrases.h"

#include <thread>

#include "catch.h"

using namespace casebook;
using namespace casebook::casefile;

TEST_CASE("a phrase that was read before says the same again") {
  for (int round = 0; round < 2; ++round) {
    CHECK(known_time("within 2 weeks").value->upper_days == 14.0);
    CHECK(known_time("3 weeks").value->upper_days == 21.0);
    CHECK(known_dose("3 mg daily").value->doses_per_day == 1.0);
    CHECK(known_count("2 of 3").value->number == 2);
    CHECK(known_value("at least 80 %").value->min == 80.0);
    CHECK(known_age("42 years").value->max == 42.0);
    CHECK(known_duration("2 weeks").value->max_days == 14.0);
    CHECK_FALSE(known_time("whenever").ok());
    CHECK(known_time("whenever").findings.front().rule == core::read_time("whenever").findings.front().rule);
  }
}

TEST_CASE("long phrases and more than are remembered are read all the same") {
  const std::string beside(100, ' ');
  CHECK(known_time("within 2 weeks" + beside).value->upper_days == 14.0);
  CHECK(known_time("within 3 weeks" + beside).value->upper_days == 21.0);
  for (int i = 1; i < 10'000; ++i) REQUIRE(known_dose(std::to_string(i) + " mg daily").value->min == static_cast<double>(i));
  CHECK(known_dose("1 mg daily").value->min == 1.0);
}

TEST_CASE("two threads may read phrases at a time") {
  bool same = true;
  std::thread other([&] {
    for (int i = 1; i < 5'000; ++i) same = same && known_count(std::to_string(i % 7) + " of 7").value->number == i % 7;
  });
  for (int i = 1; i < 5'000; ++i) REQUIRE(known_count(std::to_string(i % 5) + " of 5").value->number == i % 5);
  other.join();
  CHECK(same);
}
