#include "core/written_span.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/time_unit.h"

namespace casebook::core {

namespace {

using Kind = Token::Kind;

}  // namespace

std::optional<WrittenSpan> WrittenSpanReader::read(bool first) {
  const std::size_t start = phrase_.mark();
  std::optional<WrittenSpan> span = read_any(first);
  if (!span) return std::nullopt;
  span->words = phrase_.words(start, phrase_.mark());
  return span;
}

std::optional<WrittenSpan> WrittenSpanReader::read_any(bool first) {
  WrittenSpan span;
  span.about = phrase_.take_one_of({"about", "approximately", "around", "roughly", "~"});
  if (vague(span)) return span;
  if (phrase_.take("between")) return between(span);
  if (first && at_unit()) return point(span, {1, 0.5, {}}, *take_unit());
  if (at_unit()) return numbered(span);
  return amount(span);
}

bool WrittenSpanReader::at_unit() const {
  return phrase_.peek().kind == Kind::word && days_per(phrase_.peek().text).has_value();
}

std::optional<double> WrittenSpanReader::take_unit() {
  const std::size_t start = phrase_.mark();
  if (!phrase_.peek().spaced && !phrase_.peek(1).spaced) phrase_.take_dash();
  if (at_unit()) {
    const double days = *days_per(phrase_.peek().text);
    phrase_.skip();
    return days;
  }
  phrase_.rewind(start);
  return std::nullopt;
}

bool WrittenSpanReader::vague(WrittenSpan& span) {
  const std::size_t start = phrase_.mark();
  span.figureless = span.vague = true;
  if (phrase_.take_one_of({"a few", "some", "several", "a couple of", "few"}) && take_unit()) return true;
  phrase_.rewind(start);
  const std::string& word = phrase_.peek().text;
  const bool plural = word.size() > 2 && word.back() == 's' && at_unit();
  const Token& next = phrase_.peek(1);
  const bool numbered = next.kind == Kind::number || next.kind == Kind::decimal_comma || number_word(next.text);
  if (plural && !numbered) {
    phrase_.skip();
    return true;
  }
  span.figureless = span.vague = false;
  return false;
}

std::optional<WrittenSpanReader::Amount> WrittenSpanReader::take_amount() {
  const std::size_t start = phrase_.mark();
  Amount amount;
  if (phrase_.take("half")) {
    phrase_.take_one_of({"a", "an"});
    amount = {0.5, 0.25, {}};
  } else if (phrase_.take_one_of({"a", "an"})) {
    amount.number = 1;
  } else if (const std::optional<double> number = phrase_.take_number()) {
    amount.number = *number;
    if (phrase_.take("and a half")) amount.number += 0.5;
  } else {
    return std::nullopt;
  }
  amount.words = phrase_.words(start, phrase_.mark());
  return amount;
}

/// "4 weeks and 6 weeks", "4, 6 weeks" after the first amount.
bool WrittenSpanReader::second_look() {
  const std::size_t start = phrase_.mark();
  if (phrase_.take_one_of({"and at", "and", ","})) {
    at_unit() && take_unit();
    if (take_amount()) return true;
  }
  phrase_.rewind(start);
  return false;
}

std::optional<WrittenSpan> WrittenSpanReader::two_looks(std::string_view first, std::string_view second) {
  failure_ = Finding{Severity::error, "time-two-looks", quoted(phrase_.text()) + " is two looks",
                     fmt::format("one line each: at {}; at {}", first, second)};
  return std::nullopt;
}

std::optional<WrittenSpan> WrittenSpanReader::reversed(const std::string& repaired) {
  failure_ = Finding{Severity::error, "time-reversed", quoted(phrase_.text()) + " runs backwards", repaired};
  return std::nullopt;
}

std::optional<WrittenSpan> WrittenSpanReader::without_unit(const std::string& amount) {
  failure_ = Finding{Severity::error, "time-unreadable", quoted(phrase_.text()) + " has no unit of time",
                     fmt::format("{} days, {} weeks, {} months?", amount, amount, amount)};
  return std::nullopt;
}

std::optional<WrittenSpan> WrittenSpanReader::point(WrittenSpan span, const Amount& amount, double unit_days) const {
  const double slack = span.about ? amount.slack : 0;
  span.low = std::max(0.0, amount.number - slack) * unit_days;
  span.high = (amount.number + slack) * unit_days;
  span.unit_days = unit_days;
  return span;
}

std::optional<WrittenSpan> WrittenSpanReader::range(WrittenSpan span, double low, double high, double unit_days) const {
  span.range = true;
  span.low = low;
  span.high = high;
  span.unit_days = unit_days;
  return span;
}

/// "week 8", "weeks 5-8", "week 4 or 6".
std::optional<WrittenSpan> WrittenSpanReader::numbered(WrittenSpan span) {
  const std::string unit_word = phrase_.peek().text;
  const double unit_days = *take_unit();
  const std::optional<Amount> first = phrase_.next_is_number() ? take_amount() : std::nullopt;
  if (!first) return std::nullopt;
  span.look = true;
  if (take_range_sign() || phrase_.take("or")) {
    at_unit() && take_unit();
    const std::optional<Amount> second = take_amount();
    if (!second) return std::nullopt;
    if (second->number < first->number) {
      return reversed(fmt::format("{} {}-{}", unit_word, second->words, first->words));
    }
    return range(span, first->number * unit_days, second->number * unit_days, unit_days);
  }
  const std::size_t here = phrase_.mark();
  if (second_look()) {
    const std::string singular = unit_word.back() == 's' ? unit_word.substr(0, unit_word.size() - 1) : unit_word;
    phrase_.rewind(here);
    phrase_.take_one_of({"and at", "and", ","});
    at_unit() && take_unit();
    return two_looks(singular + " " + first->words, singular + " " + take_amount()->words);
  }
  take_noun(span);
  return point(span, *first, unit_days);
}

std::optional<WrittenSpan> WrittenSpanReader::between(WrittenSpan span) {
  if (at_unit()) {
    const std::string unit_word = phrase_.peek().text;
    const double unit_days = *take_unit();
    const std::optional<Amount> first = take_amount();
    if (!first || !phrase_.take("and")) return std::nullopt;
    at_unit() && take_unit();
    const std::optional<Amount> second = take_amount();
    if (!second) return std::nullopt;
    if (second->number < first->number)
      return reversed(fmt::format("between {} {} and {}", unit_word, second->words, first->words));
    span.look = true;
    return range(span, first->number * unit_days, second->number * unit_days, unit_days);
  }
  const std::optional<Amount> first = take_amount();
  if (!first) return std::nullopt;
  const std::optional<double> first_unit = take_unit();
  if (!phrase_.take("and")) return std::nullopt;
  return second_figure(span, *first, first_unit, phrase_.mark());
}

bool WrittenSpanReader::take_range_sign() { return phrase_.take_dash() || phrase_.take("to"); }

std::optional<WrittenSpan> WrittenSpanReader::amount(WrittenSpan span) {
  const std::optional<Amount> first = take_amount();
  if (!first) return std::nullopt;
  const std::size_t unit_at = phrase_.mark();
  const std::optional<double> unit_days = take_unit();
  const std::string unit_words = phrase_.words(unit_at, phrase_.mark());
  const std::size_t here = phrase_.mark();
  if ((take_range_sign() || phrase_.take("or")) && phrase_.mark() != here) {
    const std::size_t second_at = phrase_.mark();
    if (take_amount()) {
      phrase_.rewind(second_at);
      return second_figure(span, *first, unit_days, second_at);
    }
    phrase_.rewind(here);
  }
  if (second_look()) {
    phrase_.rewind(here);
    phrase_.take_one_of({"and at", "and", ","});
    const std::optional<Amount> second = take_amount();
    const std::size_t second_unit_at = phrase_.mark();
    const bool second_unit = take_unit().has_value();
    const std::string last_unit = second_unit ? phrase_.words(second_unit_at, phrase_.mark()) : unit_words;
    if (second && (unit_days || second_unit)) {
      return two_looks(first->words + " " + (unit_days ? unit_words : last_unit), second->words + " " + last_unit);
    }
    return std::nullopt;
  }
  if (!unit_days) return at_end_of_span() ? without_unit(first->words) : std::nullopt;
  take_noun(span);
  return point(span, *first, *unit_days);
}

/// The second figure of a range; the first's unit is that of the second unless it has its own.
std::optional<WrittenSpan> WrittenSpanReader::second_figure(const WrittenSpan& span, const Amount& first,
                                                            std::optional<double> first_unit, std::size_t second_at) {
  const std::optional<Amount> second = take_amount();
  if (!second) return std::nullopt;
  const std::size_t unit_at = phrase_.mark();
  const std::optional<double> second_unit = take_unit();
  if (!second_unit) {
    return at_end_of_span() ? without_unit(first.words + "-" + second->words) : std::nullopt;
  }
  const std::string unit_words = phrase_.words(unit_at, phrase_.mark());
  const double low = first.number * first_unit.value_or(*second_unit);
  const double high = second->number * *second_unit;
  if (low > high) {
    const bool same = !first_unit || *first_unit == *second_unit;
    if (same) return reversed(fmt::format("{}-{} {}", second->words, first.words, unit_words));
    return reversed(phrase_.words(second_at, phrase_.mark()) + " to " + first.words + " " + unit_name(*first_unit));
  }
  WrittenSpan read = span;
  take_noun(read);
  return range(read, low, high, *second_unit);
}

bool WrittenSpanReader::at_end_of_span() const {
  const Token& token = phrase_.peek();
  return token.kind == Kind::end || token.text == "after" || token.text == "of" || token.text == "from" ||
         token.text == "off";
}

/// "the 4-month photograph": what was looked at says that it was a look.
void WrittenSpanReader::take_noun(WrittenSpan& span) {
  phrase_.take_one_of({"clinic", "control", "review"});
  const bool noun = phrase_.take_one_of(
      {"visit", "visits", "photograph", "photographs", "photo", "picture", "follow-up", "followup", "check", "check-up",
       "look", "assessment", "examination", "evaluation", "appointment", "time point", "timepoint", "biopsy", "mark"});
  if (noun) {
    phrase_.take("visit");
    span.look = true;
  }
}

std::string take_statistic(Phrase& phrase) {
  for (const char* const statistic : {"mean", "median", "range"}) {
    if (phrase.take(statistic)) return statistic;
  }
  return "each";
}

}  // namespace casebook::core
