#include "core/dose.h"

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
  std::string unit;
  std::optional<double> per_day;
  std::string frequency;
  std::string timing = {};
  std::string per = "dose";
  std::optional<int> repeats = {};
  bool approximate = false;
};

void check_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    DYNAMIC_SECTION(row.written) {
      const Reading<Dose> reading = read_dose(row.written);
      for (const Finding& finding : reading.findings) UNSCOPED_INFO(finding.message);
      REQUIRE(reading.ok());
      CHECK(reading.findings.empty());
      const Dose& dose = *reading.value;
      CHECK(dose.min == row.min);
      CHECK(dose.max == row.max);
      CHECK(dose.unit == row.unit);
      CHECK(dose.doses_per_day.has_value() == row.per_day.has_value());
      CHECK(dose.doses_per_day.value_or(0) == Approx(row.per_day.value_or(0)));
      CHECK(dose.frequency == row.frequency);
      CHECK(dose.timing == row.timing);
      CHECK(dose.per == row.per);
      CHECK(dose.repeats == row.repeats);
      CHECK(dose.approximate == row.approximate);
    }
  }
}

}  // namespace

TEST_CASE("every row of the table of doses reads as it says") {
  check_rows({
      {"3 mg nightly", 3, 3, "mg", 1, "nightly", "nightly"},
      {"4.5 mg at bedtime", 4.5, 4.5, "mg", 1, "at bedtime", "bedtime"},
      {"4.5mg qhs", 4.5, 4.5, "mg", 1, "qhs", "bedtime"},
      {"12.5 mg daily", 12.5, 12.5, "mg", 1, "daily"},
      {"16 mg/day", 16, 16, "mg", 1, "daily"},
      {"30 mg twice daily", 30, 30, "mg", 2, "twice daily"},
      {"250 mg bid", 250, 250, "mg", 2, "bid"},
      {"1.5-3 mg daily", 1.5, 3, "mg", 1, "daily"},
      {"300 mg every 2 weeks", 300, 300, "mg", 1.0 / 14, "every 2 weeks"},
      {"20 mg weekly", 20, 20, "mg", 1.0 / 7, "weekly"},
      {"3 times a week", kNone, kNone, "", 3.0 / 7, "3 times a week"},
      {"every other day", kNone, kNone, "", 0.5, "every other day"},
      {"200 U once", 200, 200, "U", kNone, "once"},
      {"50 U per area once", 50, 50, "U", kNone, "once", "", "area"},
      {"300 Dysport units per axilla once", 300, 300, "Dysport U", kNone, "once", "", "axilla"},
      {"1.25 mg/kg twice daily", 1.25, 1.25, "mg/kg", 2, "twice daily"},
      {"0.1 % twice daily", 0.1, 0.1, "%", 2, "twice daily"},
      {"3 mcg/g daily", 3, 3, "mcg/g", 1, "daily"},
      {"2 Gy every 3-4 days", 2, 2, "Gy", kNone, "every 3-4 days"},
      {"at most 50 mg daily", kNone, 50, "mg", 1, "daily"},
      {"as needed", kNone, kNone, "", kNone, "as needed", "as needed"},
      {"one session", kNone, kNone, "", kNone, "one session", "", "dose", 1},
      {"low dose", kNone, kNone, "", kNone, "low dose"},
      {"not stated", kNone, kNone, "", kNone, ""},
  });
}

TEST_CASE("the rates of the table round to its figures") {
  CHECK(*read_dose("300 mg every 2 weeks").value->doses_per_day == Approx(0.0714).margin(0.00005));
  CHECK(*read_dose("20 mg weekly").value->doses_per_day == Approx(0.1429).margin(0.00005));
  CHECK(*read_dose("3 times a week").value->doses_per_day == Approx(0.4286).margin(0.00005));
}

TEST_CASE("beyond the table doses read in the forms that articles use") {
  check_rows({
      {"dose not stated", kNone, kNone, "", kNone, ""},
      {"once", kNone, kNone, "", kNone, "once"},
      {"nightly", kNone, kNone, "", 1, "nightly", "nightly"},
      {"up to 10 mg daily", kNone, 10, "mg", 1, "daily"},
      {"at least 10 mg daily", 10, kNone, "mg", 1, "daily"},
      {"about 3 mg daily", 3, 3, "mg", 1, "daily", "", "dose", {}, true},
      {"3–4.5 MG Nightly", 3, 4.5, "mg", 1, "Nightly", "nightly"},
      {"5 µg daily", 5, 5, "mcg", 1, "daily"},
      {"5 J/cm²", 5, 5, "J/cm2", kNone, ""},
      {"2 mg/kg/day", 2, 2, "mg/kg", 1, "daily"},
      {"one tablet three times daily", 1, 1, "tablets", 3, "three times daily"},
      {"10 IU every 8 hours", 10, 10, "IU", 3, "every 8 hours"},
      {"2 Gy per fraction, 10 fractions", 2, 2, "Gy", kNone, "10 fractions", "", "fraction", 10},
      {"3 sessions every 4 weeks", kNone, kNone, "", 1.0 / 28, "3 sessions every 4 weeks", "", "dose", 3},
      {"10 mg twice daily with meals", 10, 10, "mg", 2, "twice daily with meals", "with meals"},
      {"3 mg once daily at bedtime", 3, 3, "mg", 1, "once daily at bedtime", "bedtime"},
      {"10 mg weekly at bedtime", 10, 10, "mg", 1.0 / 7, "weekly at bedtime", "bedtime"},
      {"10 mg daily as needed", 10, 10, "mg", kNone, "daily as needed", "as needed"},
      {"5 mg 3-4 times a day", 5, 5, "mg", kNone, "3-4 times a day"},
      {"15 mg once weekly", 15, 15, "mg", 1.0 / 7, "once weekly"},
      {"5 mL in the morning", 5, 5, "mL", 1, "in the morning", "morning"},
      {"100 mg monthly", 100, 100, "mg", 1 / 30.4375, "monthly"},
      {"3 mg", 3, 3, "mg", kNone, ""},
  });
}

TEST_CASE("the errors of doses name their rule, say what was found and what to write") {
  struct Mistake {
    std::string written;
    std::string rule;
    std::string message;
    std::string hint;
  };
  const std::string general = "3 mg nightly, 1.5-3 mg daily, 50 U per area once, as needed, not stated";
  const std::string units = "mg, mcg, g, mL, U, IU, Dysport U, %, mg/kg, mg/m2, mcg/g, Gy, J/cm2, W, tablets, drops";
  const std::vector<Mistake> mistakes{
      {"4.5 nightly", "dose-without-unit", "'4.5 nightly' has no unit", "4.5 mg nightly?"},
      {"4.5", "dose-without-unit", "'4.5' has no unit", "4.5 mg?"},
      {"1.5-3 twice daily", "dose-without-unit", "'1.5-3 twice daily' has no unit", "1.5-3 mg twice daily?"},
      {"3 mg then 4.5 mg", "dose-two-steps", "'3 mg then 4.5 mg' is two doses", "a step of its own: { dose: 4.5 mg }"},
      {"3 mg nightly, then 4.5 mg nightly", "dose-two-steps", "'3 mg nightly, then 4.5 mg nightly' is two doses",
       "a step of its own: { dose: 4.5 mg nightly }"},
      {"3 mg to 4.5 mg", "dose-two-steps", "'3 mg to 4.5 mg' is two doses", "a step of its own: { dose: 4.5 mg }"},
      {"3 mg and 4.5 mg", "dose-two-steps", "'3 mg and 4.5 mg' is two doses", "a step of its own: { dose: 4.5 mg }"},
      {"6-3 mg daily", "dose-reversed", "'6-3 mg daily' runs backwards", "3-6 mg daily"},
      {"4,5 mg", "dose-unreadable", "'4,5 mg' has a decimal comma", "4.5 mg"},
      {"3 spoons daily", "dose-unreadable", "'spoons' is no unit of a dose", units},
      {"0 mg daily", "dose-unreadable", "'0 mg daily' is a dose of nothing", "{ stop: reason not stated }"},
      {"3 mg per fortnight", "dose-unreadable", "cannot read '3 mg per fortnight' as a dose", general},
      {"3 mg daily weekly", "dose-unreadable", "'3 mg daily weekly' has two frequencies", general},
      {"every 0 days", "dose-unreadable", "cannot read 'every 0 days' as a dose", general},
      {"", "dose-unreadable", "cannot read '' as a dose", general},
      {"whatever", "dose-unreadable", "cannot read 'whatever' as a dose", general},
  };
  for (const Mistake& mistake : mistakes) {
    DYNAMIC_SECTION(mistake.written) {
      const Reading<Dose> reading = read_dose(mistake.written);
      CHECK_FALSE(reading.ok());
      REQUIRE(reading.findings.size() == 1);
      CHECK(reading.findings[0].severity == Severity::error);
      CHECK(reading.findings[0].rule == mistake.rule);
      CHECK(reading.findings[0].message == mistake.message);
      CHECK(reading.findings[0].hint == mistake.hint);
    }
  }
}

TEST_CASE("units have one spelling each") {
  CHECK(canonical_dose_unit("ug") == "mcg");
  CHECK(canonical_dose_unit("µg") == "mcg");
  CHECK(canonical_dose_unit("Dysport units") == "Dysport U");
  CHECK(canonical_dose_unit("units") == "U");
  CHECK(canonical_dose_unit("MG/M²") == "mg/m2");
  CHECK(canonical_dose_unit("µg/g") == "mcg/g");
  CHECK(canonical_dose_unit("ml") == "mL");
  for (const char* const unit : {"mg", "mcg", "g", "mL", "U", "IU", "Dysport U", "%", "mg/kg", "mg/m2", "mcg/g", "Gy",
                                 "J/cm2", "W", "tablets", "drops"}) {
    CHECK(canonical_dose_unit(unit) == std::string(unit));
  }
  for (const char* const other : {"", "mg daily", "spoons", "mg/", "3 mg"})
    CHECK_FALSE(canonical_dose_unit(other).has_value());
}

TEST_CASE("hostile text as a dose gives a dose or one error") {
  for (const std::string& text : casebook::tests::hostile_texts()) {
    CAPTURE(text.substr(0, 40));
    const Reading<Dose> reading = read_dose(text);
    CHECK(reading.ok() == reading.findings.empty());
    for (const Finding& finding : reading.findings) CHECK(finding.message.size() < 600);
    canonical_dose_unit(text);
  }
}
