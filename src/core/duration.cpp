#include "core/duration.h"

#include <utility>

#include "core/phrase.h"
#include "core/time_unit.h"
#include "core/written_span.h"

namespace casebook::core {

namespace {

constexpr const char* kHint = "4 weeks, 6-10 months, at least 6 weeks, mean 30 months, SD 10";

}  // namespace

Reading<Duration> read_duration(std::string_view text) {
  Phrase phrase(text);
  const auto failed = [&](std::string message, std::string hint) {
    return Reading<Duration>::failure("time-unreadable", std::move(message),
                                      hint_unless_odd_character(phrase.text(), std::move(hint)));
  };
  const auto unreadable = [&] {
    return failed("cannot read " + quoted(phrase.text()) + " as a length of time", kHint);
  };
  if (phrase.has_decimal_comma()) {
    return failed(quoted(phrase.text()) + " has a decimal comma", phrase.with_decimal_points());
  }
  Duration duration;
  if (phrase.take("not stated") && phrase.done()) return Reading<Duration>::of(duration);
  phrase.rewind(0);

  duration.statistic = take_statistic(phrase);
  phrase.take("for");
  const bool at_least = phrase.take_one_of({"at least", "more than", "longer than", "over", ">=", ">"});
  const bool at_most = !at_least && phrase.take_one_of({"at most", "less than", "up to", "within", "<=", "<"});
  WrittenSpanReader spans(phrase);
  const std::optional<WrittenSpan> span = spans.read();
  if (!span) return spans.failure() ? Reading<Duration>{std::nullopt, {*spans.failure()}} : unreadable();
  if (span->look && span->range) return unreadable();
  const bool or_more = phrase.take_one_of({"or more", "or longer"});
  Reading<Duration> reading;
  if (span->vague) {
    reading.findings.push_back({Severity::note, "time-vague", quoted(phrase.text()) + " gives no figure", {}});
  } else {
    if (span->range || !at_most) duration.min_days = span->low;
    if (span->range || !(at_least || or_more)) duration.max_days = span->high;
  }
  if (phrase.take_one_of({", sd", "sd"})) {
    const std::optional<double> number = phrase.take_number();
    if (!number) return unreadable();
    double unit = span->unit_days;
    if (phrase.peek().kind == Token::Kind::word) {
      const std::optional<double> own = days_per(phrase.peek().text);
      if (!own) return unreadable();
      unit = *own;
      phrase.skip();
    }
    duration.sd_days = *number * unit;
  }
  if (!phrase.done()) return unreadable();
  reading.value = duration;
  return reading;
}

std::optional<double> days_of(std::string_view text) {
  Phrase phrase(text);
  const std::optional<WrittenSpan> span = WrittenSpanReader(phrase).read();
  if (!span || !phrase.done() || span->range || span->about || span->look || span->figureless) return std::nullopt;
  return span->low;
}

}  // namespace casebook::core
