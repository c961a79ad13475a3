#include "core/value.h"

#include <optional>
#include <string>
#include <vector>

#include "catch.h"
#include "core/hostile_text.h"

using namespace casebook::core;

namespace {

constexpr std::optional<double> kNone = std::nullopt;

struct Row {
  std::string written;
  std::optional<double> min;
  std::optional<double> max;
  std::string unit = {};
  std::string statistic = "each";
  std::optional<double> sd = {};
};

void check_row(const Reading<Value>& reading, const Row& row) {
  for (const Finding& finding : reading.findings) UNSCOPED_INFO(finding.message);
  REQUIRE(reading.ok());
  CHECK(reading.value->min == row.min);
  CHECK(reading.value->max == row.max);
  CHECK(reading.value->unit == row.unit);
  CHECK(reading.value->statistic == row.statistic);
  CHECK(reading.value->sd == row.sd);
  CHECK(reading.value->words == row.written);
}

}  // namespace

TEST_CASE("every example of values reads as it says") {
  const std::vector<Row> rows{
      {"90 %", 90, 90, "%"},
      {"at least 80 %", 80, kNone, "%"},
      {"2 levels", 2, 2, "levels"},
      {"7 of 10", 7, 7, "of 10"},
      {"mean 56 years", 56, 56, "years", "mean"},
      {"mean 20 years, SD 8", 20, 20, "years", "mean", 8},
      {"range 1-38 years", 1, 38, "years", "range"},
      {"62", 62, 62},
      {"middle-aged", kNone, kNone},
  };
  for (const Row& row : rows) {
    DYNAMIC_SECTION(row.written) { check_row(read_value(row.written), row); }
  }
}

TEST_CASE("a value keeps its words and takes a number only where one leads") {
  const std::vector<Row> rows{
      {"≥ 80 %", 80, kNone, "%"},
      {"> 80 %", 80, kNone, "%"},
      {"more than 80 %", 80, kNone, "%"},
      {"≤ 5", kNone, 5},
      {"at most 5 points", kNone, 5, "points"},
      {"less than 5", kNone, 5},
      {"about 80 %", 80, 80, "%"},
      {"50-70 cm2", 50, 70, "cm2"},
      {"50–70 cm2", 50, 70, "cm2"},
      {"between 50 and 70 %", 50, 70, "%"},
      {"80 to 90 %", 80, 90, "%"},
      {"15 % of body surface", 15, 15, "% of body surface"},
      {"90 %, in one plaque", 90, 90, "%, in one plaque"},
      {"-20 %", -20, -20, "%"},
      {"-20 to -10 %", -20, -10, "%"},
      {"65kg", 65, 65, "kg"},
      {"moderate to almost clear", kNone, kNone},
      {"partial control", kNone, kNone},
      {"range of motion improved", kNone, kNone},
      {"about the same", kNone, kNone},
      {"3:1", kNone, kNone},
      {"12e3", kNone, kNone},
      {"2016-03-01", kNone, kNone},
      {"2/3", kNone, kNone},
      {"grade 2", kNone, kNone},
  };
  for (const Row& row : rows) {
    DYNAMIC_SECTION(row.written) { check_row(read_value(row.written), row); }
  }
}

TEST_CASE("a comparison without a number, a reversed range and a decimal comma are errors") {
  struct Mistake {
    std::string written;
    std::string message;
    std::string hint;
  };
  const std::vector<Mistake> mistakes{
      {"at least partial", "'at least' needs a number", "at least 80 %"},
      {"90-80 %", "'90-80 %' runs backwards", "80-90 %"},
      {"-10 to -20 %", "'-10 to -20 %' runs backwards", "-20 to -10 %"},
      {"1,5 points", "'1,5 points' has a decimal comma", "1.5 points"},
      {"at least 1,5", "'at least 1,5' has a decimal comma", "at least 1.5"},
      {"1-1,5", "'1-1,5' has a decimal comma", "1-1.5"},
      {"mean 20 years, SD 8 of course", "cannot read 'of course' after the SD", "mean 20 years, SD 8"},
      {"", "a value is empty", "90 %, 7 of 10, or words"},
  };
  for (const Mistake& mistake : mistakes) {
    DYNAMIC_SECTION(mistake.written) {
      const Reading<Value> reading = read_value(mistake.written);
      CHECK_FALSE(reading.ok());
      REQUIRE(reading.findings.size() == 1);
      CHECK(reading.findings[0].rule == "value-unreadable");
      CHECK(reading.findings[0].message == mistake.message);
      CHECK(reading.findings[0].hint == mistake.hint);
    }
  }
}

TEST_CASE("every form of an age reads in years") {
  const std::vector<Row> rows{
      {"62", 62, 62, "years"},
      {"62 years", 62, 62, "years"},
      {"62-year-old", 62, 62, "years"},
      {"62 years old", 62, 62, "years"},
      {"40s", 40, 49, "years"},
      {"early 40s", 40, 49, "years"},
      {"mid-40s", 40, 49, "years"},
      {"in his 40s", 40, 49, "years"},
      {"36-62", 36, 62, "years"},
      {"over 60", 60, kNone, "years"},
      {"under 18", kNone, 18, "years"},
      {"about 60", 60, 60, "years"},
      {"18 months", 1.5, 1.5, "years"},
      {"mean 56 years", 56, 56, "years", "mean"},
      {"mean 20 years, SD 8", 20, 20, "years", "mean", 8},
      {"range 1-38 years", 1, 38, "years", "range"},
      {"middle-aged", kNone, kNone},
      {"adult", kNone, kNone},
      {"0", 0, 0, "years"},
  };
  for (const Row& row : rows) {
    DYNAMIC_SECTION(row.written) {
      const Reading<Value> reading = read_age(row.written);
      check_row(reading, row);
      CHECK(reading.findings.empty());
    }
  }
}

TEST_CASE("an age above 120 or below 0 is a warning") {
  const std::string written = GENERATE("520", "-5", "over 130", "1500 months");
  const Reading<Value> reading = read_age(written);
  REQUIRE(reading.ok());
  REQUIRE(reading.findings.size() == 1);
  CHECK(reading.findings[0].severity == Severity::warning);
  CHECK(reading.findings[0].rule == "age-implausible");
  CHECK(reading.findings[0].message == "age " + written);
}

TEST_CASE("what is no age is an error that shows one") {
  const std::string written = GENERATE("", "52 and 60", "52,5", "62-36", "over", "45s", "52 kg", "?");
  CAPTURE(written);
  const Reading<Value> reading = read_age(written);
  if (written == "over") {
    CHECK(reading.ok());  // a word like any other
    return;
  }
  CHECK_FALSE(reading.ok());
  REQUIRE(reading.findings.size() == 1);
  CHECK(reading.findings[0].rule == "value-unreadable");
  CHECK_FALSE(reading.findings[0].hint.empty());
}

TEST_CASE("hostile text as a value or an age gives a value or one error") {
  for (const std::string& text : casebook::tests::hostile_texts()) {
    CAPTURE(text.substr(0, 40));
    const Reading<Value> value = read_value(text);
    CHECK(value.ok() == value.findings.empty());
    const Reading<Value> age = read_age(text);
    CHECK((age.ok() || age.findings.size() == 1));
  }
}
