#pragma once
// The view adverse_event_reports: what harm was seen, looked for and not seen, or not spoken of?

#include "query/selection.h"

namespace casebook::query {

/// One row per adverse event of a studied or compared course, as one article says it.
struct AdverseEventReport {
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
  std::string finding;                         ///< 'nausea'; 'any adverse event', 'any serious ...', 'any other ...', 'any significant ...'
  std::string state;                           ///< 'present', 'absent' (looked for), 'not reported', 'not assessed'
  std::optional<std::int64_t> affected;        ///< in how many it is present; NULL: not stated
  std::optional<std::int64_t> assessed;        ///< in how many it was looked for; NULL: not stated
  std::optional<std::string> severity;         ///< as said; NULL: not stated
  std::optional<std::int64_t> serious;         ///< 1 serious, 0 said not to be; NULL: not stated
  std::optional<std::int64_t> fatal;           ///< 1 fatal, 0 said not to be; NULL: not stated
  std::optional<std::string> attribution;      ///< to what the authors lay it, as said; NULL: not stated
  std::optional<std::string> led_to;           ///< 'stopping', 'dose reduction', 'admission', 'death'; NULL: nothing stated
  std::string time_kind;                       ///< 'event', 'assessment', 'censored', 'not stated'
  std::optional<std::string> origin;           ///< where the clock starts; NULL: not stated
  std::optional<double> lower_days;            ///< after this day; NULL: no lower bound
  std::optional<double> upper_days;            ///< not after this day; NULL: no upper bound
  std::optional<std::string> time_text;        ///< when, in the words of the case file; NULL: none given
  std::optional<double> lasted_days_min;       ///< how long it lasted, at least; NULL: not stated
  std::optional<double> lasted_days_max;       ///< how long it lasted, at most; NULL: not stated
  std::optional<std::string> site;             ///< where; NULL: not stated
  std::string said;                            ///< the claim in the curator's own words
  std::optional<std::string> locator;          ///< where in the text; NULL: not given
  std::optional<std::string> via_source;       ///< who passes it on; NULL: said at first hand
  std::string text_read;                       ///< what was read of the article
  std::optional<std::string> caution;          ///< the curator's doubt; NULL: none
  std::int64_t flagged = 0;                    ///< 1 while a notice puts it in doubt
  std::int64_t counted = 0;                    ///< 1 if it counts
  std::optional<std::string> why_not_counted;  ///< why it does not; NULL: it counts
  std::optional<std::string> counted_in;       ///< the article whose claim is counted instead; NULL: it counts, or none does

  static constexpr auto fields() {
    return std::make_tuple(
        field("citekey", &AdverseEventReport::citekey), field("claim_id", &AdverseEventReport::claim_id),
        field("condition", &AdverseEventReport::condition), field("treatment", &AdverseEventReport::treatment),
        field("role", &AdverseEventReport::role), field("treatment_id", &AdverseEventReport::treatment_id),
        field("subject", &AdverseEventReport::subject), field("patient_id", &AdverseEventReport::patient_id),
        field("standing", &AdverseEventReport::standing), field("unit", &AdverseEventReport::unit),
        field("finding", &AdverseEventReport::finding), field("state", &AdverseEventReport::state),
        field("affected", &AdverseEventReport::affected), field("assessed", &AdverseEventReport::assessed),
        field("severity", &AdverseEventReport::severity), field("serious", &AdverseEventReport::serious),
        field("fatal", &AdverseEventReport::fatal), field("attribution", &AdverseEventReport::attribution),
        field("led_to", &AdverseEventReport::led_to), field("time_kind", &AdverseEventReport::time_kind),
        field("origin", &AdverseEventReport::origin), field("lower_days", &AdverseEventReport::lower_days),
        field("upper_days", &AdverseEventReport::upper_days), field("time_text", &AdverseEventReport::time_text),
        field("lasted_days_min", &AdverseEventReport::lasted_days_min), field("lasted_days_max", &AdverseEventReport::lasted_days_max),
        field("site", &AdverseEventReport::site), field("said", &AdverseEventReport::said),
        field("locator", &AdverseEventReport::locator), field("via_source", &AdverseEventReport::via_source),
        field("text_read", &AdverseEventReport::text_read), field("caution", &AdverseEventReport::caution),
        field("flagged", &AdverseEventReport::flagged), field("counted", &AdverseEventReport::counted),
        field("why_not_counted", &AdverseEventReport::why_not_counted), field("counted_in", &AdverseEventReport::counted_in));
  }
};

/// Limited by condition, treatment and citekey of the filter; ordered by treatment, condition, citekey and claim_id.
Rows<AdverseEventReport> adverse_event_reports(Catalogue& catalogue, const Filter& filter = {});

}  // namespace casebook::query
