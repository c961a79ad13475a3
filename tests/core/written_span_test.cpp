#include "core/written_span.h"

#include <cmath>
#include <optional>
#include <string>

#include "catch.h"
#include "core/hostile_text.h"

using namespace casebook::core;

namespace {

struct Row {
  std::string written;
  double low;
  double high;
  bool range = false;
  bool look = false;
};

std::optional<WrittenSpan> span_of(const std::string& text) {
  Phrase phrase(text);
  const std::optional<WrittenSpan> span = WrittenSpanReader(phrase).read();
  return phrase.done() ? span : std::nullopt;
}

}  // namespace

TEST_CASE("a span is a point or has two bounds, whatever its signs, number words and short units") {
  const Row row = GENERATE(values<Row>({
      {"1–2 weeks", 7, 14, true},
      {"1−2 wk", 7, 14, true},
      {"two to three weeks", 14, 21, true},
      {"4 or 6 weeks", 28, 42, true},
      {"between weeks 5 and 8", 35, 56, true, true},
      {"week 5 to week 8", 35, 56, true, true},
      {"4-month visit", 121.75, 121.75, false, true},
      {"48h", 2, 2},
      {"an hour", 1.0 / 24, 1.0 / 24},
      {"one and a half years", 547.875, 547.875},
      {"about half a year", 91.3125, 273.9375},
  }));
  CAPTURE(row.written);
  const std::optional<WrittenSpan> span = span_of(row.written);
  REQUIRE(span.has_value());
  CHECK(span->low == row.low);
  CHECK(span->high == row.high);
  CHECK(span->range == row.range);
  CHECK(span->look == row.look);
  CHECK_FALSE(span->vague);
}

TEST_CASE("words without a figure are vague") {
  for (const char* const text : {"a few days", "some days", "several weeks", "months"}) {
    CAPTURE(text);
    const std::optional<WrittenSpan> span = span_of(text);
    REQUIRE(span.has_value());
    CHECK(span->figureless);
    CHECK(span->vague);
  }
}

TEST_CASE("a span ends before the words that do not belong to it") {
  Phrase phrase("6-10 months after stopping");
  const std::optional<WrittenSpan> span = WrittenSpanReader(phrase).read();
  REQUIRE(span.has_value());
  CHECK(span->words == "6-10 months");
  CHECK(span->unit_days == 30.4375);
  CHECK(phrase.rest() == "after stopping");
}

TEST_CASE("behind 'the first' a unit alone is one of it") {
  Phrase phrase("month");
  WrittenSpanReader spans(phrase);
  CHECK_FALSE(spans.read().has_value());
  phrase.rewind(0);
  const std::optional<WrittenSpan> span = spans.read(true);
  REQUIRE(span.has_value());
  CHECK(span->high == 30.4375);
}

TEST_CASE("a span with a particular mistake has a finding, other words have none") {
  struct Mistake {
    std::string written;
    std::string rule;
    std::string message;
    std::string hint;
  };
  const Mistake mistake = GENERATE(values<Mistake>({
      {"weeks 8-5", "time-reversed", "'weeks 8-5' runs backwards", "weeks 5-8"},
      {"3 months to 2 weeks", "time-reversed", "'3 months to 2 weeks' runs backwards", "2 weeks to 3 months"},
      {"between weeks 8 and 5", "time-reversed", "'between weeks 8 and 5' runs backwards", "between weeks 5 and 8"},
      {"weeks 4 and 6", "time-two-looks", "'weeks 4 and 6' is two looks", "one line each: at week 4; at week 6"},
      {"1-2", "time-unreadable", "'1-2' has no unit of time", "1-2 days, 1-2 weeks, 1-2 months?"},
      {"1 – years", "", "", ""},
      {"hour a", "", "", ""},
      {"soonish", "", "", ""},
  }));
  CAPTURE(mistake.written);
  Phrase phrase(mistake.written);
  WrittenSpanReader spans(phrase);
  CHECK_FALSE(spans.read().has_value());
  REQUIRE(spans.failure().has_value() == !mistake.rule.empty());
  if (mistake.rule.empty()) return;
  CHECK(spans.failure()->rule == mistake.rule);
  CHECK(spans.failure()->message == mistake.message);
  CHECK(spans.failure()->hint == mistake.hint);
}

TEST_CASE("a statistic is taken when it stands there") {
  Phrase median("median 6 weeks");
  CHECK(take_statistic(median) == "median");
  CHECK(median.rest() == "6 weeks");
  Phrase plain("6 weeks");
  CHECK(take_statistic(plain) == "each");
  CHECK(plain.rest() == "6 weeks");
}

TEST_CASE("hostile text as a span has finite bounds in their order or is none") {
  for (const std::string& text : casebook::tests::hostile_texts()) {
    CAPTURE(text.substr(0, 40));
    Phrase phrase(text);
    const std::optional<WrittenSpan> span = WrittenSpanReader(phrase).read();
    if (!span) continue;
    CHECK(std::isfinite(span->high));
    CHECK(span->low <= span->high);
  }
}
