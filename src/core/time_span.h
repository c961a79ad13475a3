#pragma once
// The language of `when` and `start` (case_files.md 5): times as intervals with an origin. Lengths of time are in duration.h.

#include <optional>
#include <string>
#include <string_view>

#include "core/duration.h"
#include "core/reading.h"
#include "core/time_unit.h"

namespace casebook::core {

enum class TimeKind { event, assessment, censored, not_stated };

/// "event", "assessment", "censored", "not stated": the words of the catalogue.
const char* time_kind_name(TimeKind kind);

/// A time as read. An event lies in (lower, upper]; equal bounds are a day that the text gives. For an assessment the bounds are
/// those of the looking. A censored time has no upper bound. nullopt is "no bound stated".
struct TimeSpan {
  TimeKind kind = TimeKind::not_stated;
  std::optional<double> lower_days;
  std::optional<double> upper_days;
  /// 'treatment start', 'withdrawal', 'rechallenge', 'dose change', 'response', 'last session', 'admission', 'diagnosis',
  /// 'disease onset', 'birth', 'course start'; empty when the words name none (the line's own default applies).
  std::string origin;
  /// The course named by the words ("4 days after dermabrasion"); only with origin 'course start'.
  std::string origin_course;
  /// 'each', 'mean', 'median' or 'range'.
  std::string statistic = "each";
  /// "no event by ..." (the event is absent), as against "held to ..." (the state is present). Only with kind censored.
  bool event_absent = false;
};

/// Reads `when` of a step, an outcome or an event. "with naltrexone" is day 0 of that course. Any name after "after", "of" or "from" that is no
/// fixed origin is a course's; whether there is such a course is for the caller. "no event by last follow-up" is censored with no day.
/// Errors: time-unreadable, time-reversed, time-ambiguous, time-two-looks. Notes: time-vague, time-after.
Reading<TimeSpan> read_time(std::string_view text);

/// Reads `start` of a course: as read_time, and "with naltrexone" (0, 0 from that course's start), "2 months before admission" (negative days),
/// "after test area", "before admission" (the origin alone, days NULL).
/// "at 4 months" is an event here: the course begins then. A censored time is an error.
Reading<TimeSpan> read_start(std::string_view text);

}  // namespace casebook::core
