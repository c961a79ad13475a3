#include "core/value.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/date.h"
#include "core/phrase.h"
#include "core/text.h"
#include "core/time_span.h"

namespace casebook::core {

namespace {

using Kind = Token::Kind;

constexpr const char* kAgeHint = "62, 40s, 36-62, over 60, 18 months, mean 56 years, middle-aged";
constexpr double kOldestAge = 120;

enum class Compared { none, at_least, at_most, about };

Compared take_comparison(Phrase& phrase) {
  if (phrase.take_one_of({"at least", "more than", ">=", ">"})) return Compared::at_least;
  if (phrase.take_one_of({"at most", "less than", "<=", "<"})) return Compared::at_most;
  if (phrase.take_one_of({"about", "approximately", "~"})) return Compared::about;
  if (phrase.take("over")) return Compared::at_least;
  if (phrase.take_one_of({"up to", "under"})) return Compared::at_most;
  return Compared::none;
}

/// A number in digits; a dash that touches it, and nothing before, is its sign.
std::optional<double> take_signed_number(Phrase& phrase) {
  const std::size_t start = phrase.mark();
  const bool negative =
      phrase.peek().spaced && phrase.peek(1).kind == Kind::number && !phrase.peek(1).spaced && phrase.take_dash();
  if (phrase.peek().kind == Kind::number) return negative ? 0 - *phrase.take_number() : *phrase.take_number();
  phrase.rewind(start);
  return std::nullopt;
}

std::string take_statistic(Phrase& phrase) {
  for (const char* const statistic : {"mean", "median", "range"}) {
    if (phrase.take(statistic)) return statistic;
  }
  return "each";
}

/// The number or numbers at the start of a value: statistic, comparison, one figure or two.
class FigureReader {
 public:
  explicit FigureReader(Phrase& phrase) : phrase_(phrase) {}

  enum class Outcome { figures, words, unreadable };

  Outcome read(Value& value) {
    value.statistic = take_statistic(phrase_);
    const std::size_t compared_at = phrase_.mark();
    const Compared compared = take_comparison(phrase_);
    const std::string comparison = phrase_.words(compared_at, phrase_.mark());
    const bool between = compared == Compared::none && phrase_.take("between");
    if (phrase_.peek().kind == Kind::decimal_comma) return decimal_comma();
    const std::size_t low_at = phrase_.mark();
    const std::optional<double> low = take_signed_number(phrase_);
    if (!low) {
      // "over", "up to" and "about" begin ordinary words as well ("about the same").
      const bool idle =
          compared == Compared::about || comparison == "over" || comparison == "Over" || comparison == "up to";
      if (compared == Compared::none || idle) return Outcome::words;
      return fail(quoted(comparison) + " needs a number", comparison + " 80 %");
    }
    const std::string low_words = phrase_.words(low_at, phrase_.mark());
    const std::size_t after_low = phrase_.mark();
    if (between ? phrase_.take("and") : phrase_.take_dash() || phrase_.take("to")) {
      if (phrase_.peek().kind == Kind::decimal_comma) return decimal_comma();
      const std::size_t high_at = phrase_.mark();
      if (const std::optional<double> high = take_signed_number(phrase_)) {
        const std::string high_words = phrase_.words(high_at, phrase_.mark());
        if (*high < *low) {
          const std::string rest = phrase_.rest();
          const bool negative = *high < 0 || *low < 0;
          return fail(
              quoted(phrase_.text()) + " runs backwards",
              fmt::format("{}{}{}{}{}", high_words, negative ? " to " : "-", low_words, rest.empty() ? "" : " ", rest));
        }
        value.min = low;
        value.max = high;
        return Outcome::figures;
      }
      phrase_.rewind(after_low);
      if (phrase_.peek().kind != Kind::dash) return Outcome::words;
    }
    if (compared != Compared::at_most) value.min = low;
    if (compared != Compared::at_least) value.max = low;
    return Outcome::figures;
  }

  Reading<Value> failure() const {
    return Reading<Value>::failure("value-unreadable", message_, hint_unless_odd_character(phrase_.text(), hint_));
  }

 private:
  Outcome decimal_comma() {
    return fail(quoted(phrase_.text()) + " has a decimal comma", phrase_.with_decimal_points());
  }
  Outcome fail(std::string message, std::string hint) {
    message_ = std::move(message);
    hint_ = std::move(hint);
    return Outcome::unreadable;
  }

  Phrase& phrase_;
  std::string message_;
  std::string hint_;
};

/// ", SD 8", ", SD 8 years" at the end.
std::optional<double> take_deviation(Phrase& phrase) {
  const std::size_t start = phrase.mark();
  if (phrase.take_one_of({", sd", "sd"})) {
    const std::optional<double> deviation = phrase.peek().kind == Kind::number ? phrase.take_number() : std::nullopt;
    if (deviation) return deviation;
  }
  phrase.rewind(start);
  return std::nullopt;
}

/// Whether what follows a number can be its unit: "%", a word, but not ":1" or the e3 of 12e3.
bool at_unit(const Phrase& phrase) {
  const Token& next = phrase.peek();
  if (next.kind == Kind::end || next.text == "%") return true;
  if (next.kind != Kind::word) return next.spaced && next.kind == Kind::sign;
  const bool exponent =
      !next.spaced && next.text.size() > 1 && next.text[0] == 'e' && next.text[1] >= '0' && next.text[1] <= '9';
  return !exponent;
}

Value words_only(const Phrase& phrase) {
  Value value;
  value.words = phrase.text();
  return value;
}

}  // namespace

Reading<Value> read_value(std::string_view text) {
  Phrase phrase(text);
  if (phrase.done()) return Reading<Value>::failure("value-unreadable", "a value is empty", "90 %, 7 of 10, or words");
  const std::optional<Date> date = read_date(phrase.text());
  if (date && date->month) return Reading<Value>::of(words_only(phrase));

  Value value;
  value.words = phrase.text();
  FigureReader figures(phrase);
  switch (figures.read(value)) {
    case FigureReader::Outcome::unreadable:
      return figures.failure();
    case FigureReader::Outcome::words:
      return Reading<Value>::of(words_only(phrase));
    case FigureReader::Outcome::figures:
      break;
  }
  if (!at_unit(phrase)) return Reading<Value>::of(words_only(phrase));
  const std::size_t unit_at = phrase.mark();
  std::size_t unit_end = unit_at;
  while (!phrase.done()) {
    if (const std::optional<double> deviation = take_deviation(phrase)) {
      if (phrase.peek(1).kind == Kind::end) {  // at most the unit again
        value.sd = deviation;
        break;
      }
      return Reading<Value>::failure("value-unreadable", "cannot read " + quoted(phrase.rest()) + " after the SD",
                                     "mean 20 years, SD 8");
    }
    phrase.skip();
    unit_end = phrase.mark();
  }
  value.unit = phrase.words(unit_at, unit_end);
  return Reading<Value>::of(std::move(value));
}

Reading<Value> read_age(std::string_view text) {
  Phrase phrase(text);
  Value age;
  age.words = phrase.text();
  age.unit = "years";
  const auto unreadable = [&] {
    return Reading<Value>::failure("value-unreadable", "cannot read " + quoted(phrase.text()) + " as an age",
                                   hint_unless_odd_character(phrase.text(), kAgeHint));
  };
  if (phrase.done()) return unreadable();

  const std::size_t start = phrase.mark();
  phrase.take_one_of({"in his", "in her", "in their"});
  phrase.take_one_of({"early", "mid", "late"});
  phrase.take_dash();
  const Token& decade = phrase.peek();
  if (decade.kind == Kind::number && phrase.peek(1).text == "s" && !phrase.peek(1).spaced &&
      phrase.peek(2).kind == Kind::end) {
    const double first = decade.number;
    const bool whole = decade.text.find('.') == std::string::npos && decade.text.back() == '0';
    if (!whole) return unreadable();
    age.min = first;
    age.max = first + 9;
  } else {
    phrase.rewind(start);
    FigureReader figures(phrase);
    switch (figures.read(age)) {
      case FigureReader::Outcome::unreadable:
        return figures.failure();
      case FigureReader::Outcome::words: {
        phrase.rewind(start);
        if (phrase.peek().kind != Kind::word) return unreadable();
        Value words = words_only(phrase);
        return Reading<Value>::of(std::move(words));
      }
      case FigureReader::Outcome::figures:
        break;
    }
    phrase.take_dash();
    double years = 1;
    if (!phrase.done() && phrase.peek().text != ",") {
      const std::optional<double> days = days_of("1 " + phrase.peek().text);
      if (!days) return unreadable();
      years = *days / kDaysPerYear;
      phrase.skip();
    }
    phrase.take_dash();
    phrase.take_one_of({"old", "of age"});
    const std::optional<double> deviation = take_deviation(phrase);
    if (deviation) {
      age.sd = *deviation * years;
      if (!phrase.done() && days_of("1 " + phrase.peek().text)) phrase.skip();
    }
    if (!phrase.done()) return unreadable();
    if (age.min) *age.min *= years;
    if (age.max) *age.max *= years;
  }
  Reading<Value> reading = Reading<Value>::of(std::move(age));
  const double least = reading.value->min.value_or(0);
  const double most = reading.value->max.value_or(0);
  if (least < 0 || most < 0 || least > kOldestAge || most > kOldestAge) {
    reading.findings.push_back({Severity::warning, "age-implausible", "age " + visible_text(reading.value->words),
                                "years are meant unless a unit is written"});
  }
  return reading;
}

}  // namespace casebook::core
