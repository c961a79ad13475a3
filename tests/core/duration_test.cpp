#include "core/duration.h"

#include <cmath>
#include <optional>
#include <string>

#include "catch.h"
#include "core/hostile_text.h"

using namespace casebook::core;

namespace {

constexpr std::optional<double> kNone = std::nullopt;

}  // namespace

TEST_CASE("a duration is a length with one bound, two, or a statistic") {
  struct Length {
    std::string written;
    std::optional<double> min;
    std::optional<double> max;
    std::string statistic;
    std::optional<double> sd;
  };
  const Length row = GENERATE(values<Length>({
      {"4 weeks", 28, 28, "each", kNone},
      {"6-10 months", 182.625, 304.375, "each", kNone},
      {"at least 6 weeks", 42, kNone, "each", kNone},
      {"mean 30 months, SD 10", 913.125, 913.125, "mean", 304.375},
      {"mean 30 months, SD 10 weeks", 913.125, 913.125, "mean", 70},
      {"range 10 months to 9 years", 304.375, 3287.25, "range", kNone},
      {"range 1-38 years", 365.25, 13879.5, "range", kNone},
      {"27 months", 821.8125, 821.8125, "each", kNone},
      {"20 years", 7305, 7305, "each", kNone},
      {"over 20 years", 7305, kNone, "each", kNone},
      {"20 years or more", 7305, kNone, "each", kNone},
      {"up to 3 months", kNone, 91.3125, "each", kNone},
      {"about 3 months", 76.09375, 106.53125, "each", kNone},
      {"a few weeks", kNone, kNone, "each", kNone},
      {"not stated", kNone, kNone, "each", kNone},
  }));
  CAPTURE(row.written);
  const Reading<Duration> reading = read_duration(row.written);
  REQUIRE(reading.ok());
  CHECK(reading.value->min_days == row.min);
  CHECK(reading.value->max_days == row.max);
  CHECK(reading.value->statistic == row.statistic);
  CHECK(reading.value->sd_days == row.sd);
}

TEST_CASE("what is no duration is an error that shows one") {
  const std::string written = GENERATE("", "lifelong", "weeks 5-8", "2", "1,5 years", "9 years to 10 months",
                                       "4 weeks after stopping", "mean 3 months, SD");
  CAPTURE(written);
  const Reading<Duration> reading = read_duration(written);
  CHECK_FALSE(reading.ok());
  REQUIRE(reading.findings.size() == 1);
  CHECK(reading.findings[0].rule == (written == "9 years to 10 months" ? "time-reversed" : "time-unreadable"));
  CHECK_FALSE(reading.findings[0].hint.empty());
}

TEST_CASE("a plain amount of time has its days, anything else none") {
  CHECK(days_of("2 months") == 60.875);
  CHECK(days_of("12 hours") == 0.5);
  CHECK(days_of("a week") == 7.0);
  CHECK(days_of("half a year") == 182.625);
  for (const char* const other :
       {"", "2", "months", "1-2 weeks", "about 2 months", "week 8", "a few days", "within 2 months"}) {
    CAPTURE(other);
    CHECK_FALSE(days_of(other).has_value());
  }
}

TEST_CASE("hostile text as a duration gives a value or an error, and finite days") {
  for (const std::string& text : casebook::tests::hostile_texts()) {
    CAPTURE(text.substr(0, 40));
    const Reading<Duration> length = read_duration(text);
    CHECK((length.ok() || !length.findings.empty()));
    if (length.ok()) {
      CHECK(std::isfinite(length.value->min_days.value_or(0)));
      CHECK(std::isfinite(length.value->max_days.value_or(0)));
    }
    CHECK(std::isfinite(days_of(text).value_or(0)));
  }
}
