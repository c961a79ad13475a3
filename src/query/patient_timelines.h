#pragma once
// The view patient_timelines: what happened to each told-apart patient?

#include "query/selection.h"

namespace casebook::query {

/// One row per patient and claim: the patient's own, and claims about all of a group that holds the patient,.
struct PatientTimeline {
  std::string citekey;                ///< the article
  std::int64_t patient_id = 0;        ///< the person
  std::string patient;                ///< as printed
  std::int64_t claim_id = 0;          ///< the claim
  std::string kind;                   ///< 'characteristic', 'treatment', 'dose step', 'outcome', 'adverse event'
  std::optional<std::string> what;    ///< treatment, endpoint, finding or trait
  std::optional<std::string> how;     ///< state, change of dose, or role; NULL: a trait
  std::optional<double> value_min;    ///< dose or value; NULL: none stated
  std::optional<double> value_max;    ///< dose or value; NULL: none stated or no upper bound
  std::optional<std::string> unit;    ///< its unit; NULL: none
  std::optional<std::string> origin;  ///< where the clock starts; NULL: not stated
  std::optional<double> lower_days;   ///< after this day; NULL: no lower bound
  std::optional<double> upper_days;   ///< not after this day; NULL: no upper bound
  std::string basis;                  ///< 'derived' where it was said of all of a group
  std::string said;                   ///< the claim in the curator's own words
  std::optional<std::string> why_not_counted;  ///< why it does not count; NULL: it counts

  static constexpr auto fields() {
    return std::make_tuple(
        field("citekey", &PatientTimeline::citekey), field("patient_id", &PatientTimeline::patient_id),
        field("patient", &PatientTimeline::patient), field("claim_id", &PatientTimeline::claim_id),
        field("kind", &PatientTimeline::kind), field("what", &PatientTimeline::what),
        field("how", &PatientTimeline::how), field("value_min", &PatientTimeline::value_min),
        field("value_max", &PatientTimeline::value_max), field("unit", &PatientTimeline::unit),
        field("origin", &PatientTimeline::origin), field("lower_days", &PatientTimeline::lower_days),
        field("upper_days", &PatientTimeline::upper_days), field("basis", &PatientTimeline::basis),
        field("said", &PatientTimeline::said), field("why_not_counted", &PatientTimeline::why_not_counted));
  }
};

/// Limited by citekey of the filter; ordered by citekey, patient_id and claim_id.
Rows<PatientTimeline> patient_timelines(Catalogue& catalogue, const Filter& filter = {});

}  // namespace casebook::query
