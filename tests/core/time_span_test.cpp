#include "core/time_span.h"

#include <cmath>
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
  std::optional<double> lower;
  std::optional<double> upper;
  TimeKind kind = TimeKind::event;
  std::string origin = {};
  std::string course = {};
  std::string statistic = "each";
  bool absent = false;
};

void check_row(const Reading<TimeSpan>& reading, const Row& row) {
  CAPTURE(row.written);
  for (const Finding& finding : reading.findings) UNSCOPED_INFO(finding.message);
  REQUIRE(reading.ok());
  CHECK(reading.value->lower_days == row.lower);
  CHECK(reading.value->upper_days == row.upper);
  CHECK(std::string(time_kind_name(reading.value->kind)) == time_kind_name(row.kind));
  CHECK(reading.value->origin == row.origin);
  CHECK(reading.value->origin_course == row.course);
  CHECK(reading.value->statistic == row.statistic);
  CHECK(reading.value->event_absent == row.absent);
}

void check_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    DYNAMIC_SECTION(row.written) { check_row(read_time(row.written), row); }
  }
}

struct Mistake {
  std::string written;
  std::string rule;
  std::string message;
  std::string hint;
};

void check_mistake(const Reading<TimeSpan>& reading, const Mistake& mistake) {
  CHECK_FALSE(reading.ok());
  REQUIRE(reading.findings.size() == 1);
  CHECK(reading.findings[0].severity == Severity::error);
  CHECK(reading.findings[0].rule == mistake.rule);
  CHECK(reading.findings[0].message == mistake.message);
  CHECK(reading.findings[0].hint == mistake.hint);
}

constexpr auto kEvent = TimeKind::event;
constexpr auto kLook = TimeKind::assessment;
constexpr auto kCensored = TimeKind::censored;
constexpr auto kNotStated = TimeKind::not_stated;
constexpr const char* kGeneralHint = "within 2 months, 1-2 weeks, at 6 months, ...";

}  // namespace

TEST_CASE("every row of the table of times reads as it says") {
  check_rows({
      {"1-2 weeks", 7, 14},
      {"1 to 2 weeks", 7, 14},
      {"within 1-2 weeks", 7, 14},
      {"between 1 and 2 weeks", 7, 14},
      {"after 1-2 weeks", 7, 14},
      {"within 2 months", 0, 60.875},
      {"in 2 months", 0, 60.875},
      {"<= 2 months", 0, 60.875},
      {"less than 2 months", 0, 60.875},
      {"by 4 months", 0, 121.75},
      {"within a week", 0, 7},
      {"the first month", 0, 30.4375},
      {"8 years", 2922, 2922},
      {"5 weeks after stopping", 35, 35, kEvent, "withdrawal"},
      {"at 4 months", 121.75, 121.75, kLook},
      {"at the 4-month photograph", 121.75, 121.75, kLook},
      {"month 4", 121.75, 121.75, kLook},
      {"after 14 days", 14, 14, kLook},
      {"14 days", 14, 14},
      {"later than 14 days", 14, kNone},
      {"at 2 years after stopping", 730.5, 730.5, kLook, "withdrawal"},
      {"at 6-10 months", 182.625, 304.375, kLook},
      {"weeks 5-8", 35, 56, kLook},
      {"at 4 or 6 weeks", 28, 42, kLook},
      {"week 4 or 6", 28, 42, kLook},
      {"at baseline", 0, 0, kLook},
      {"at last follow-up", kNone, kNone, kLook},
      {"about 3 months", 76.09375, 106.53125},
      {"at about 6 months", 167.40625, 197.84375, kLook},
      {"from 1 week", 7, kNone},
      {"as early as 1 week", 7, kNone},
      {"from day 4", 4, kNone},
      {"more than 6 months", 182.625, kNone},
      {"2 weeks to 3 months", 14, 91.3125},
      {"no event by 12 months", 365.25, kNone, kCensored, "", "", "each", true},
      {"no flare in 12 months", 365.25, kNone, kCensored, "", "", "each", true},
      {"held to 3 months", 91.3125, kNone, kCensored},
      {"still at 3 months", 91.3125, kNone, kCensored},
      {"held for 3 months or more", 91.3125, kNone, kCensored},
      {"no event by 4 months after stopping", 121.75, kNone, kCensored, "withdrawal", "", "each", true},
      {"2-3 days after restarting", 2, 3, kEvent, "rechallenge"},
      {"2-3 days", 2, 3},
      {"half a year", 182.625, 182.625},
      {"48 hours", 2, 2},
      {"1.5 years", 547.875, 547.875},
      {"not stated", kNone, kNone, kNotStated},
      {"immediately", kNone, kNone, kNotStated},
      {"a few days", kNone, kNone, kNotStated},
      {"4 days after dermabrasion", 4, 4, kEvent, "course start", "dermabrasion"},
      {"with naltrexone", 0, 0, kEvent, "course start", "naltrexone"},
      {"mean 1 month", 30.4375, 30.4375, kEvent, "", "", "mean"},
      {"median 6 weeks", 42, 42, kEvent, "", "", "median"},
  });
}

TEST_CASE("the errors of the table of times name their rule, say what was found and what to write") {
  const Mistake mistake = GENERATE(values<Mistake>({
      {"over 8 weeks", "time-ambiguous", "'over 8 weeks' may mean during or more than",
       "within 8 weeks; more than 8 weeks"},
      {"2", "time-unreadable", "'2' has no unit of time", "2 days, 2 weeks, 2 months?"},
      {"soonish", "time-unreadable", "cannot read 'soonish' as a time", kGeneralHint},
      {"2016-03-01", "time-unreadable", "'2016-03-01' is a date, a time since the start was expected", kGeneralHint},
      {"1,5 weeks", "time-unreadable", "'1,5 weeks' has a decimal comma", "1.5 weeks"},
      {"within 2-1 weeks", "time-reversed", "'within 2-1 weeks' runs backwards", "1-2 weeks"},
      {"at 4 and 6 weeks", "time-two-looks", "'at 4 and 6 weeks' is two looks",
       "one line each: at 4 weeks; at 6 weeks"},
      {"at week 4 and week 6", "time-two-looks", "'at week 4 and week 6' is two looks",
       "one line each: at week 4; at week 6"},
      {"at 4 weeks and at 6 months", "time-two-looks", "'at 4 weeks and at 6 months' is two looks",
       "one line each: at 4 weeks; at 6 months"},
      {"", "time-unreadable", "cannot read '' as a time", kGeneralHint},
      {"within soonish", "time-unreadable", "cannot read 'within soonish' as a time", kGeneralHint},
      {"2 months.", "time-unreadable", "cannot read '2 months.' as a time", kGeneralHint},
      {"2 months before admission", "time-unreadable",
       "'2 months before admission' counts backwards, which only 'start' may do", kGeneralHint},
      {"3 weeks after treatment", "time-ambiguous",
       "'3 weeks after treatment' may count from the start or the end of treatment", "after starting; after stopping"},
      {"3 weeks after stopping naltrexone", "time-unreadable",
       "cannot read 'stopping naltrexone' as the origin of a time",
       "after stopping, which means the course that the line stands in"},
      {"after stopping naltrexone", "time-unreadable", "cannot read 'stopping naltrexone' as the origin of a time",
       "after stopping, which means the course that the line stands in"},
      {"2 weeks after 3 weeks", "time-unreadable", "cannot read '2 weeks after 3 weeks' as a time", kGeneralHint},
      {"no flare at 6 months", "time-unreadable", "cannot read 'no flare at 6 months' as a time", kGeneralHint},
      {"range 6 weeks", "time-unreadable", "'range 6 weeks' has one figure, a range has two", "range 4-6 weeks"},
      {"2\xC2\xA0months", "time-unreadable", "cannot read '2\xC2\xA0months' as a time",
       "a no-break or thin space stands in it: write a plain space"},
      {"so\x1Bnish", "time-unreadable", "cannot read 'so<U+001B>nish' as a time", kGeneralHint},
  }));
  CAPTURE(mistake.written);
  check_mistake(read_time(mistake.written), mistake);
}

TEST_CASE("an origin is one of the fixed ones or the name of a course") {
  check_rows({
      {"2 weeks after starting", 14, 14, kEvent, "treatment start"},
      {"at 4 weeks of treatment", 28, 28, kLook, "treatment start"},
      {"4 weeks off treatment", 28, 28, kEvent, "withdrawal"},
      {"within 2 weeks of stopping", 0, 14, kEvent, "withdrawal"},
      {"2 weeks after the dose change", 14, 14, kEvent, "dose change"},
      {"2 weeks after the response", 14, 14, kEvent, "response"},
      {"2 weeks after response", 14, 14, kEvent, "response"},
      {"at 6 months after the last session", 182.625, 182.625, kLook, "last session"},
      {"2 days after admission", 2, 2, kEvent, "admission"},
      {"2 years after diagnosis", 730.5, 730.5, kEvent, "diagnosis"},
      {"2 years from disease onset", 730.5, 730.5, kEvent, "disease onset"},
      {"1 year after birth", 365.25, 365.25, kEvent, "birth"},
      {"4 days after botulinum toxin A", 4, 4, kEvent, "course start", "botulinum toxin A"},
      {"3 days after 5-fluorouracil", 3, 3, kEvent, "course start", "5-fluorouracil"},
      {"3 months after the first session", 91.3125, 91.3125, kEvent, "course start", "the first session"},
      {"a few days after stopping", kNone, kNone, kNotStated, "withdrawal"},
      {"shortly after restarting", kNone, kNone, kNotStated, "rechallenge"},
      {"after stopping", kNone, kNone, kNotStated, "withdrawal"},
      {"at admission", 0, 0, kLook, "admission"},
      {"no relapse in 12 months of follow-up", 365.25, kNone, kCensored, "", "", "each", true},
  });
}

TEST_CASE("typographic comparisons, capitals and spaces are understood") {
  check_rows({
      {"≤ 2 months", 0, 60.875},
      {"≥ 6 months", 182.625, kNone},
      {"> 6 mo", 182.625, kNone},
      {"Within Two Weeks", 0, 14},
      {"  at  2   yr ", 730.5, 730.5, kLook},
  });
}

TEST_CASE("beyond the table a time says the least that its words can mean") {
  check_rows({
      {"within the first 2 weeks", 0, 14},
      {"over the first 8 weeks", 0, 56},
      {"no later than 2 weeks", 0, 14},
      {"over 1-2 weeks", 7, 14},
      {"up to 2-3 months", 60.875, 91.3125},
      {"after more than 6 months", 182.625, kNone},
      {"at 6 months or more", 182.625, kNone, kLook},
      {"after about 3 weeks", 17.5, 24.5, kLook},
      {"within about 2 months", 0, 76.09375},
      {"the 4-6-week visit", 28, 42, kLook},
      {"at 6 months follow-up", 182.625, 182.625, kLook},
      {"range 2 weeks to 3 months", 14, 91.3125, kEvent, "", "", "range"},
      {"no need for surgery by 4-6 months", 121.75, kNone, kCensored, "", "", "each", true},
      {"no event by last follow-up", kNone, kNone, kCensored, "", "", "each", true},
      {"held to last follow-up", kNone, kNone, kCensored},
      {"no flare in the first year", 365.25, kNone, kCensored, "", "", "each", true},
      {"still clear at 2 years", 730.5, kNone, kCensored},
      {"first days", kNone, kNone, kNotStated},
      {"within a few weeks", kNone, kNone, kNotStated},
      {"later", kNone, kNone, kNotStated},
  });
}

TEST_CASE("words without a figure and a look after so many days are pointed out") {
  const auto note = GENERATE(values<Mistake>({
      {"a few days", "time-vague", "'a few days' gives no figure", ""},
      {"immediately", "time-vague", "'immediately' gives no figure", ""},
      {"after stopping", "time-vague", "'after stopping' gives no figure", ""},
      {"after 14 days", "time-after", "'after 14 days' is read as seen at 14 days", "14 days, if the text dates it"},
  }));
  CAPTURE(note.written);
  const Reading<TimeSpan> reading = read_time(note.written);
  CHECK(reading.ok());
  REQUIRE(reading.findings.size() == 1);
  CHECK(reading.findings[0].severity == Severity::note);
  CHECK(reading.findings[0].rule == note.rule);
  CHECK(reading.findings[0].message == note.message);
  CHECK(reading.findings[0].hint == note.hint);
}

TEST_CASE("plain times leave nothing to remark") {
  const std::string written = GENERATE("not stated", "1-2 weeks", "at last follow-up", "after 1-2 weeks", "2-3 days");
  CHECK(read_time(written).findings.empty());
}

TEST_CASE("a course starts with, after or before something else") {
  const Row row = GENERATE(values<Row>({
      {"with naltrexone", 0, 0, kEvent, "course start", "naltrexone"},
      {"4 days after botulinum toxin A", 4, 4, kEvent, "course start", "botulinum toxin A"},
      {"2 months before admission", -60.875, -60.875, kEvent, "admission"},
      {"1-2 months before admission", -60.875, -30.4375, kEvent, "admission"},
      {"more than 2 months before admission", kNone, -60.875, kEvent, "admission"},
      {"within 2 weeks before naltrexone", -14, 0, kEvent, "course start", "naltrexone"},
      {"before admission", kNone, kNone, kNotStated, "admission"},
      {"after test area", kNone, kNone, kNotStated, "course start", "test area"},
      {"after 5-fluorouracil", kNone, kNone, kNotStated, "course start", "5-fluorouracil"},
      {"at 4 months", 121.75, 121.75, kEvent},
      {"after 2 weeks", 14, 14, kEvent},
      {"week 8", 56, 56, kEvent},
      {"not stated", kNone, kNone, kNotStated},
  }));
  CAPTURE(row.written);
  const Reading<TimeSpan> reading = read_start(row.written);
  check_row(reading, row);
  CHECK(reading.findings.empty());
}

TEST_CASE("a course cannot start at a censored time") {
  const Reading<TimeSpan> reading = read_start("no event by 12 months");
  check_mistake(reading, {"", "time-unreadable", "'no event by 12 months' is no moment at which a course could start",
                          "4 days after dermabrasion, with naltrexone, 2 months before admission"});
}

TEST_CASE("hostile text as a time gives a value or one error, and finite days") {
  for (const std::string& text : casebook::tests::hostile_texts()) {
    CAPTURE(text.substr(0, 40));
    for (const Reading<TimeSpan>& reading : {read_time(text), read_start(text)}) {
      const bool failed = !reading.findings.empty() && reading.findings.back().severity == Severity::error;
      CHECK(reading.ok() != failed);
      for (const Finding& finding : reading.findings) CHECK(finding.message.size() < 600);
      if (reading.ok()) {
        CHECK(std::isfinite(reading.value->lower_days.value_or(0)));
        CHECK(std::isfinite(reading.value->upper_days.value_or(0)));
      }
    }
  }
}
