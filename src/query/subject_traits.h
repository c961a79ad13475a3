#pragma once
// The view subject_traits: what is said of people apart from treatment and its results?

#include "query/selection.h"

namespace casebook::query {

/// One row per trait of a patient or a group, as one article says it.
struct SubjectTrait {
  std::string citekey;                         ///< the article
  std::int64_t claim_id = 0;                   ///< the claim that says so
  std::string subject;                         ///< the patient, or the group
  std::optional<std::int64_t> patient_id;      ///< the person; NULL: a group
  std::int64_t everybody = 0;                  ///< 1 if it is said of everybody in the article, 0 of a person or a part
  std::string standing;                        ///< 'own', or 'retold' from another article
  std::string unit;                            ///< what is counted
  std::string name;                            ///< 'age', 'sex', 'disease duration', 'diagnosis', 'site involved', 'follow-up', ...
  std::optional<std::int64_t> affected;        ///< in how many it holds; NULL: not stated, or a statistic of the group
  std::optional<std::int64_t> assessed;        ///< of how many it is said; NULL: not stated
  std::optional<double> value_min;             ///< least value; NULL: not a number or no lower bound
  std::optional<double> value_max;             ///< greatest value; NULL: not a number or no upper bound
  std::optional<std::string> value_text;       ///< the words; NULL: the figures say all
  std::optional<std::string> value_unit;       ///< 'years', 'days', 'kg', '%'; NULL: none
  std::string statistic;                       ///< 'each' (holds for each of the subject), 'range', 'mean', 'median', 'sd' (of the group only)
  std::optional<std::string> origin;           ///< where the clock of a follow-up starts; NULL: not a time
  std::string said;                            ///< the claim in the curator's own words
  std::optional<std::string> locator;          ///< where in the text; NULL: not given
  std::optional<std::string> via_source;       ///< who passes it on; NULL: said at first hand
  std::optional<std::string> caution;          ///< the curator's doubt; NULL: none
  std::int64_t flagged = 0;                    ///< 1 while a notice puts it in doubt
  std::int64_t counted = 0;                    ///< 1 if it counts
  std::optional<std::string> why_not_counted;  ///< why it does not; NULL: it counts

  static constexpr auto fields() {
    return std::make_tuple(
        field("citekey", &SubjectTrait::citekey), field("claim_id", &SubjectTrait::claim_id), field("subject", &SubjectTrait::subject),
        field("patient_id", &SubjectTrait::patient_id), field("everybody", &SubjectTrait::everybody),
        field("standing", &SubjectTrait::standing), field("unit", &SubjectTrait::unit), field("name", &SubjectTrait::name),
        field("affected", &SubjectTrait::affected), field("assessed", &SubjectTrait::assessed),
        field("value_min", &SubjectTrait::value_min), field("value_max", &SubjectTrait::value_max),
        field("value_text", &SubjectTrait::value_text), field("value_unit", &SubjectTrait::value_unit),
        field("statistic", &SubjectTrait::statistic), field("origin", &SubjectTrait::origin), field("said", &SubjectTrait::said),
        field("locator", &SubjectTrait::locator), field("via_source", &SubjectTrait::via_source),
        field("caution", &SubjectTrait::caution), field("flagged", &SubjectTrait::flagged), field("counted", &SubjectTrait::counted),
        field("why_not_counted", &SubjectTrait::why_not_counted));
  }
};

/// Limited by citekey and articles of the filter; ordered by citekey and claim_id.
Rows<SubjectTrait> subject_traits(Catalogue& catalogue, const Filter& filter = {});

}  // namespace casebook::query
