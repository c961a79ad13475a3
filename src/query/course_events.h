#pragma once
// The view course_events: what happened in each course, and when?

#include "query/selection.h"

namespace casebook::query {

/// One row per course that was studied or compared, dose step, stop, outcome and harm. The subject is the claim's own.
struct CourseEvent {
  std::string citekey;  ///< the article
  std::string condition;  ///< what the course was for
  std::string treatment;  ///< what was given
  std::string role;  ///< 'studied' or 'comparator'
  std::int64_t treatment_id = 0;  ///< the claim of the course
  std::optional<std::int64_t> patient_id;  ///< the person of this claim; NULL: a group
  std::string subject;  ///< whom this claim is about: the patient, or the group
  std::string standing;  ///< 'own', or 'retold' from another article
  std::string unit;  ///< what is counted: 'patients', 'plaques', ...
  std::int64_t claim_id = 0;  ///< the claim that says so
  std::string kind;  ///< 'dose step', 'stop', 'end', 'outcome', 'adverse event'
  std::optional<std::string> what;  ///< change of dose, endpoint, finding; of an end: the reason; NULL: not stated
  std::optional<std::string> family;  ///< of an outcome: 'response', 'loss', 'rechallenge', ...; NULL: no outcome
  std::string state;  ///< 'present', 'absent' (looked for), 'not reported', 'not assessed'
  std::optional<std::int64_t> affected;  ///< in how many; NULL: not stated
  std::optional<std::int64_t> assessed;  ///< of how many; NULL: not stated
  std::optional<double> dose_min;  ///< least dose of one intake, in dose_unit; NULL: not stated, or no dose
  std::optional<double> dose_max;  ///< greatest dose of one intake; NULL: not stated, or no dose
  std::optional<std::string> dose_unit;  ///< unit of the dose; NULL: no figure
  std::optional<std::string> per;  ///< what one figure is for: 'dose', 'area', ...; NULL: no dose
  std::optional<std::string> frequency;  ///< how often, in words; NULL: not stated
  std::optional<std::int64_t> step;  ///< order within the course, from 1; NULL: no dose step
  std::string time_kind;  ///< 'event', 'assessment', 'censored', 'not stated'
  std::optional<std::string> time_statistic;  ///< 'each', 'mean', 'median', 'range'; NULL: no time
  std::optional<std::string> origin;  ///< where the clock starts; NULL: not stated
  std::optional<double> lower_days;  ///< after (a dose step: not before) this day; NULL: no lower bound
  std::optional<double> upper_days;  ///< not after this day; NULL: no upper bound
  std::optional<std::string> time_text;  ///< when, in the words of the case file; NULL: none given
  std::string said;  ///< the claim in the curator's own words
  std::int64_t flagged = 0;  ///< 1 while a notice puts it in doubt
  std::int64_t counted = 0;  ///< 1 if it counts
  std::optional<std::string> why_not_counted;  ///< why it does not; NULL: it counts

  static constexpr auto fields() {
    return std::make_tuple(
        field("citekey", &CourseEvent::citekey), field("condition", &CourseEvent::condition),
        field("treatment", &CourseEvent::treatment), field("role", &CourseEvent::role),
        field("treatment_id", &CourseEvent::treatment_id), field("patient_id", &CourseEvent::patient_id),
        field("subject", &CourseEvent::subject), field("standing", &CourseEvent::standing),
        field("unit", &CourseEvent::unit), field("claim_id", &CourseEvent::claim_id),
        field("kind", &CourseEvent::kind), field("what", &CourseEvent::what),
        field("family", &CourseEvent::family), field("state", &CourseEvent::state),
        field("affected", &CourseEvent::affected), field("assessed", &CourseEvent::assessed),
        field("dose_min", &CourseEvent::dose_min), field("dose_max", &CourseEvent::dose_max),
        field("dose_unit", &CourseEvent::dose_unit), field("per", &CourseEvent::per),
        field("frequency", &CourseEvent::frequency), field("step", &CourseEvent::step),
        field("time_kind", &CourseEvent::time_kind), field("time_statistic", &CourseEvent::time_statistic),
        field("origin", &CourseEvent::origin), field("lower_days", &CourseEvent::lower_days),
        field("upper_days", &CourseEvent::upper_days), field("time_text", &CourseEvent::time_text),
        field("said", &CourseEvent::said), field("flagged", &CourseEvent::flagged), field("counted", &CourseEvent::counted),
        field("why_not_counted", &CourseEvent::why_not_counted));
  }
};

/// Limited by condition, treatment and citekey of the filter; ordered by treatment, condition, citekey, treatment_id and
/// claim_id.
Rows<CourseEvent> course_events(Catalogue& catalogue, const Filter& filter = {});

}  // namespace casebook::query
