// Times of `when` and `start`: bounds in order, words of the catalogue, and what is written of a reading reads as the same.

#include <cmath>
#include <set>

#include "core/time_span.h"
#include "property.h"

using namespace casebook;
using core::TimeKind;
using core::TimeSpan;

namespace {

bool same(const TimeSpan& one, const TimeSpan& other) {
  return one.kind == other.kind && one.lower_days == other.lower_days && one.upper_days == other.upper_days && one.origin == other.origin &&
         one.origin_course == other.origin_course && one.statistic == other.statistic && one.event_absent == other.event_absent;
}

void demand_span(const TimeSpan& span, bool start, std::string_view text) {
  static const std::set<std::string, std::less<>> kOrigins{"", "treatment start", "withdrawal", "rechallenge", "dose change", "response", "last session",
                                                           "admission", "diagnosis", "disease onset", "birth", "course start"};
  static const std::set<std::string, std::less<>> kStatistics{"each", "mean", "median", "range"};
  fuzz::demand(kOrigins.count(span.origin) == 1, "an origin of the catalogue", span.origin);
  fuzz::demand(kStatistics.count(span.statistic) == 1, "a statistic of the catalogue", span.statistic);
  fuzz::demand(span.origin_course.empty() || span.origin == "course start", "a course is named where the time counts from one", text);
  fuzz::demand(!span.event_absent || span.kind == TimeKind::censored, "an event is absent up to a time", text);
  for (const auto& bound : {span.lower_days, span.upper_days}) {
    fuzz::demand(!bound || std::isfinite(*bound), "bounds are finite", text);
    fuzz::demand(!bound || *bound >= 0 || start, "no time before day 0 but in a start", text);
  }
  fuzz::demand(!span.lower_days || !span.upper_days || *span.lower_days <= *span.upper_days, "bounds are in order", text);
  if (span.kind == TimeKind::censored) fuzz::demand(!span.upper_days, "a censored time has no upper bound", text);
  if (span.kind == TimeKind::not_stated) fuzz::demand(!span.lower_days && !span.upper_days, "what is not stated has no bounds", text);
  if (start) fuzz::demand(span.kind != TimeKind::censored, "a start is not censored", text);
}

/// Digits that the language reads; exponents it does not.
bool plain(const std::string& digits) { return digits.find_first_not_of("0123456789.") == std::string::npos; }

/// Writes the bounds in days and reads them.
void demand_round_trip(const TimeSpan& span) {
  const std::string lower = core::number_text(span.lower_days.value_or(0));
  const std::string upper = core::number_text(span.upper_days.value_or(0));
  if (!plain(lower) || !plain(upper)) return;
  if (span.lower_days.value_or(0) > 1e12 || span.upper_days.value_or(0) > 1e12) return;   // no number is read above it
  std::string words;
  if (span.kind == TimeKind::censored && span.lower_days) words = (span.event_absent ? "no event by " : "held to ") + lower + " days";
  if (span.kind == TimeKind::event && span.lower_days && span.upper_days && lower != upper) {
    words = *span.lower_days == 0 ? "within " + upper + " days" : "between " + lower + " and " + upper + " days";
  }
  if (words.empty()) return;
  const auto again = core::read_time(words);
  fuzz::demand(again.ok(), "what is written of a time can be read", words);
  fuzz::demand(again.value->kind == span.kind && again.value->event_absent == span.event_absent, "a time is written as it was read", words);
  const auto near = [](const std::optional<double>& one, const std::optional<double>& other) {
    return one.has_value() == other.has_value() && (!one || std::abs(*one - *other) <= 1e-12 * std::abs(*one));
  };
  fuzz::demand(near(span.lower_days, again.value->lower_days) && near(span.upper_days, again.value->upper_days), "bounds are written as they were read", words);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  const auto time = core::read_time(text);
  fuzz::demand_reading(time);
  const auto padded = core::read_time("  " + std::string(text) + " ");
  fuzz::demand(time.ok() == padded.ok() && (!time.ok() || same(*time.value, *padded.value)), "spaces around a time change nothing", text);
  if (time.ok()) {
    demand_span(*time.value, false, text);
    demand_round_trip(*time.value);
  }
  const auto start = core::read_start(text);
  fuzz::demand_reading(start);
  if (start.ok()) demand_span(*start.value, true, text);
  return 0;
}
