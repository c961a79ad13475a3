#pragma once
// The view dose_titration: what dose, and how was it raised?

#include "query/selection.h"

namespace casebook::query {

/// One row per dose step of a course (stops are not shown; restating claims only in `evidence`).
struct DoseTitration {
  std::string citekey;                   ///< the article
  std::optional<std::string> pmid;       ///< its PMID; NULL: none known
  std::int64_t claim_id = 0;             ///< the claim that says so
  std::string condition;                 ///< what the course was for
  std::string treatment;                 ///< what was given
  std::string role;                      ///< 'studied', 'concomitant', 'rescue' or 'comparator'
  std::string subject;                   ///< the patient, or the group
  std::string standing;                  ///< 'own', or 'retold' from another article
  std::optional<std::int64_t> affected;  ///< how many took this dose; NULL: not stated
  std::optional<std::int64_t> assessed;  ///< of how many; NULL: not stated
  std::int64_t step = 0;                 ///< order within the course, from 1; parallel doses share a number
  std::string change;  ///< 'start', 'increase', 'decrease', 'temporary increase', 'restart', 'as needed', 'as reported'
  std::optional<double> dose_min;         ///< least dose of one intake, in `unit`; NULL: not stated
  std::optional<double> dose_max;         ///< greatest dose of one intake, in `unit`; NULL: not stated
  std::optional<std::string> unit;        ///< unit of the dose; NULL: no figure
  std::optional<std::string> frequency;   ///< how often, in words; NULL: not stated
  std::optional<double> daily_dose_min;   ///< least dose a day, in `unit`; NULL: not stated or given less than daily
  std::optional<double> daily_dose_max;   ///< greatest dose a day, in `unit`; NULL: not stated or given less than daily
  std::optional<double> after_days_min;   ///< began not before this day; NULL: not stated
  std::optional<double> after_days_max;   ///< began not after this day; NULL: not stated
  std::string said;                       ///< the claim in the curator's own words
  std::optional<std::string> locator;     ///< where in the text; NULL: not given
  std::optional<std::string> via_source;  ///< who passes it on; NULL: said at first hand
  std::string text_read;                  ///< what was read of the article
  std::int64_t flagged = 0;               ///< 1 while a notice puts it in doubt
  std::int64_t counted = 0;               ///< 1 if it counts
  std::optional<std::string> why_not_counted;  ///< why it does not; NULL: it counts
  std::string per;                             ///< what one figure is for: 'dose', 'area', 'session', ...
  std::optional<std::string> dose_text;        ///< the dose in the words of the case file; NULL: none given
  std::optional<std::string> time_text;        ///< when, in the words of the case file; NULL: none given
  std::optional<std::string> caution;          ///< the curator's doubt; NULL: none
  std::string counted_unit;                    ///< what affected and assessed count: 'patients', 'plaques', ...
  std::optional<std::string> counted_in;  ///< the article whose claim is counted instead; NULL: it counts, or none does
  std::optional<std::int64_t> patient_id;  ///< the person; NULL: a group
  std::int64_t treatment_id = 0;           ///< the claim of the course

  static constexpr auto fields() {
    return std::make_tuple(
        field("citekey", &DoseTitration::citekey), field("pmid", &DoseTitration::pmid),
        field("claim_id", &DoseTitration::claim_id), field("condition", &DoseTitration::condition),
        field("treatment", &DoseTitration::treatment), field("role", &DoseTitration::role),
        field("subject", &DoseTitration::subject), field("standing", &DoseTitration::standing),
        field("affected", &DoseTitration::affected), field("assessed", &DoseTitration::assessed),
        field("step", &DoseTitration::step), field("change", &DoseTitration::change),
        field("dose_min", &DoseTitration::dose_min), field("dose_max", &DoseTitration::dose_max),
        field("unit", &DoseTitration::unit), field("frequency", &DoseTitration::frequency),
        field("daily_dose_min", &DoseTitration::daily_dose_min),
        field("daily_dose_max", &DoseTitration::daily_dose_max),
        field("after_days_min", &DoseTitration::after_days_min),
        field("after_days_max", &DoseTitration::after_days_max), field("said", &DoseTitration::said),
        field("locator", &DoseTitration::locator), field("via_source", &DoseTitration::via_source),
        field("text_read", &DoseTitration::text_read), field("flagged", &DoseTitration::flagged),
        field("counted", &DoseTitration::counted), field("why_not_counted", &DoseTitration::why_not_counted),
        field("per", &DoseTitration::per), field("dose_text", &DoseTitration::dose_text),
        field("time_text", &DoseTitration::time_text), field("caution", &DoseTitration::caution),
        field("counted_unit", &DoseTitration::counted_unit), field("counted_in", &DoseTitration::counted_in),
        field("patient_id", &DoseTitration::patient_id), field("treatment_id", &DoseTitration::treatment_id));
  }
};

/// Limited by condition, treatment and citekey of the filter; ordered by treatment, condition, citekey, treatment_id,
/// step and claim_id.
Rows<DoseTitration> dose_titration(Catalogue& catalogue, const Filter& filter = {});

}  // namespace casebook::query
