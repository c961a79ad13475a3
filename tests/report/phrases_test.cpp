#include "report/phrases.h"

#include "catch.h"

using namespace casebook::report;

TEST_CASE("numbers of people are written as k of n", "[report]") {
  CHECK(k_of_n(3, 3) == "3 of 3 patients");
  CHECK(k_of_n(1, 1) == "1 of 1 patient");
  CHECK(k_of_n(std::nullopt, 3) == "an unstated number of 3 patients");
  CHECK(k_of_n(std::nullopt, std::nullopt) == "an unstated number of patients");
  CHECK(k_of_n(75, 77, "plaques") == "75 of 77 plaques");
  CHECK(counted_units(1, "treated areas") == "1 treated area");
  CHECK(short_k_of_n(2, 3) == "2 of 3");
  CHECK(number_word(2) == "two");
  CHECK(number_word(13) == "13");
}

TEST_CASE("times are written as they are bounded", "[report]") {
  CHECK(event_time_words(7, 14) == "between days 7 and 14");
  CHECK(event_time_words(0, 60.875) == "within 60.9 days");
  CHECK(event_time_words(0, 1) == "within 1 day");
  CHECK(event_time_words(30, 30) == "on day 30");
  CHECK(event_time_words(4, std::nullopt) == "later than day 4");
  CHECK(event_time_words(std::nullopt, std::nullopt).empty());
  CHECK(day_words(0, 0) == "day 0");
  CHECK(day_words(0, 56) == "by day 56");
  CHECK(day_words(14, 28) == "day 14 to 28");
  CHECK(day_words(std::nullopt, std::nullopt) == std::nullopt);
}

TEST_CASE("doses are written with their unit and how often", "[report]") {
  CHECK(dose_words(3, 3, "mg", "dose", "nightly") == "3 mg nightly");
  CHECK(dose_words(1.5, 3, "mg", "dose", std::nullopt) == "1.5-3 mg");
  CHECK(dose_words(50, 50, "U", "area", std::nullopt) == "50 U per area");
  CHECK(dose_words(std::nullopt, 5, "mg", "dose", std::nullopt) == "up to 5 mg");
  CHECK(dose_words(std::nullopt, std::nullopt, std::nullopt, "dose", std::nullopt).empty());
}

TEST_CASE("an interval is never rounded to look narrower", "[report]") {
  CHECK(percent_down(0.29249) == "29.2");
  CHECK(percent_up(0.99882) == "99.9");
  CHECK(percent_up(1.0) == "100");
  CHECK(percent_down(0.0) == "0");
  CHECK(level_words(0.95) == "95 %");
}

TEST_CASE("lists read as sentences do", "[report]") {
  CHECK(listed({}) == "");
  CHECK(listed({"a"}) == "a");
  CHECK(listed({"a", "b"}) == "a and b");
  CHECK(listed({"a", "b", "c"}) == "a, b and c");
  CHECK(enumerated({"a", "b"}) == "a; b");
}
