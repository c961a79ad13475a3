#pragma once
// The view course_lengths: how long was each course, as far as it is said?

#include "query/selection.h"

namespace casebook::query {

/// One row per statement on length: of a whole course, or of a step of it.
struct CourseLength {
  std::string citekey;                         ///< the article
  std::int64_t claim_id = 0;                   ///< the claim that says so
  std::string condition;                       ///< what the course was for
  std::string treatment;                       ///< what was given
  std::string role;                            ///< 'studied' or 'comparator'
  std::int64_t treatment_id = 0;               ///< the claim of the course
  std::string subject;                         ///< the patient, or the group
  std::optional<std::int64_t> patient_id;      ///< the person; NULL: a group
  std::string standing;                        ///< 'own', or 'retold' from another article
  std::string unit;                            ///< what is counted
  std::optional<std::int64_t> affected;        ///< in how many; NULL: not stated
  std::optional<std::int64_t> assessed;        ///< of how many; NULL: not stated
  std::string kind;                            ///< 'course', 'step', 'stop', 'restart'
  std::optional<std::int64_t> step;            ///< order within the course, from 1; NULL: the whole course
  std::optional<double> stopped_days_min;      ///< stopped, or the step ended, not before; NULL: not stated or not stopped
  std::optional<double> stopped_days_max;      ///< stopped, or the step ended, not after; NULL: not stated or not stopped
  std::optional<double> lasted_days_min;       ///< how long at this step, at least; NULL: not stated
  std::optional<double> lasted_days_max;       ///< how long at this step, at most; NULL: not stated
  std::optional<std::int64_t> repeats_min;     ///< sessions or fractions, at least; NULL: not stated
  std::optional<std::int64_t> repeats_max;     ///< sessions or fractions, at most; NULL: not stated
  std::optional<std::string> time_text;        ///< when it began (a step: also when it was stopped), in the words of the case file; NULL: none given
  std::optional<std::string> reason;           ///< why it was stopped or changed; NULL: not stated or not stopped
  std::string said;                            ///< the claim in the curator's own words
  std::optional<std::string> locator;          ///< where in the text; NULL: not given
  std::optional<std::string> via_source;       ///< who passes it on; NULL: said at first hand
  std::optional<std::string> caution;          ///< the curator's doubt; NULL: none
  std::int64_t flagged = 0;                    ///< 1 while a notice puts it in doubt
  std::int64_t counted = 0;                    ///< 1 if it counts
  std::optional<std::string> why_not_counted;  ///< why it does not; NULL: it counts

  static constexpr auto fields() {
    return std::make_tuple(
        field("citekey", &CourseLength::citekey), field("claim_id", &CourseLength::claim_id),
        field("condition", &CourseLength::condition), field("treatment", &CourseLength::treatment), field("role", &CourseLength::role),
        field("treatment_id", &CourseLength::treatment_id), field("subject", &CourseLength::subject),
        field("patient_id", &CourseLength::patient_id), field("standing", &CourseLength::standing), field("unit", &CourseLength::unit),
        field("affected", &CourseLength::affected), field("assessed", &CourseLength::assessed), field("kind", &CourseLength::kind),
        field("step", &CourseLength::step), field("stopped_days_min", &CourseLength::stopped_days_min),
        field("stopped_days_max", &CourseLength::stopped_days_max), field("lasted_days_min", &CourseLength::lasted_days_min),
        field("lasted_days_max", &CourseLength::lasted_days_max), field("repeats_min", &CourseLength::repeats_min),
        field("repeats_max", &CourseLength::repeats_max), field("time_text", &CourseLength::time_text),
        field("reason", &CourseLength::reason), field("said", &CourseLength::said), field("locator", &CourseLength::locator),
        field("via_source", &CourseLength::via_source), field("caution", &CourseLength::caution),
        field("flagged", &CourseLength::flagged), field("counted", &CourseLength::counted),
        field("why_not_counted", &CourseLength::why_not_counted));
  }
};

/// Limited by condition, treatment and citekey of the filter; ordered by treatment, condition, citekey and course, then by step.
Rows<CourseLength> course_lengths(Catalogue& catalogue, const Filter& filter = {});

}  // namespace casebook::query
