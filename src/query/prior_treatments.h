#pragma once
// The view prior_treatments: what had been tried before?

#include "query/selection.h"

namespace casebook::query {

/// One row per named drug or class and subject, and one with treatment NULL per count of unnamed ones.
struct PriorTreatment {
  std::string citekey;                     ///< the article
  std::int64_t claim_id = 0;               ///< the claim that says so
  std::optional<std::int64_t> patient_id;  ///< the person; NULL: a group
  std::string subject;                     ///< the patient, or the group
  std::optional<std::int64_t> affected;    ///< how many had it; NULL: not stated
  std::optional<std::int64_t> assessed;    ///< of how many; NULL: not stated
  std::optional<std::string> treatment;    ///< what was given; NULL: not named
  std::optional<std::string> class_name;   ///< its class; NULL: none recorded
  std::optional<std::string>
      result;  ///< 'failed', 'partial', 'helped', 'relapsed', 'intolerant', 'unclear'; NULL: not stated
  std::optional<double> failed_min;    ///< treatments failed in each, at least; NULL: not stated
  std::optional<double> failed_max;    ///< treatments failed in each, at most; NULL: not stated or no upper bound
  std::string said;                    ///< the claim in the curator's own words
  std::optional<std::string> locator;  ///< where in the text; NULL: not given
  std::string standing;                ///< 'own', or 'retold' from another article
  std::string unit;                    ///< what is counted
  std::optional<std::string> classes;  ///< its class and the classes that hold it, nearest first, parted by '; '; NULL: none recorded
  std::optional<std::string> via_source;       ///< who passes it on; NULL: said at first hand
  std::optional<std::string> caution;          ///< the curator's doubt; NULL: none
  std::int64_t flagged = 0;                    ///< 1 while a notice puts it in doubt
  std::int64_t counted = 0;                    ///< 1 if it counts among those who had it before; it is in no response rate
  std::optional<std::string> why_not_counted;  ///< why it does not; NULL: it counts

  static constexpr auto fields() {
    return std::make_tuple(field("citekey", &PriorTreatment::citekey), field("claim_id", &PriorTreatment::claim_id),
                           field("patient_id", &PriorTreatment::patient_id), field("subject", &PriorTreatment::subject),
                           field("affected", &PriorTreatment::affected), field("assessed", &PriorTreatment::assessed),
                           field("treatment", &PriorTreatment::treatment), field("class", &PriorTreatment::class_name),
                           field("result", &PriorTreatment::result), field("failed_min", &PriorTreatment::failed_min),
                           field("failed_max", &PriorTreatment::failed_max), field("said", &PriorTreatment::said),
                           field("locator", &PriorTreatment::locator),
                           field("standing", &PriorTreatment::standing), field("unit", &PriorTreatment::unit),
                           field("classes", &PriorTreatment::classes), field("via_source", &PriorTreatment::via_source),
                           field("caution", &PriorTreatment::caution), field("flagged", &PriorTreatment::flagged),
                           field("counted", &PriorTreatment::counted),
                           field("why_not_counted", &PriorTreatment::why_not_counted));
  }
};

/// Limited by treatment and citekey of the filter; ordered by citekey and claim_id.
Rows<PriorTreatment> prior_treatments(Catalogue& catalogue, const Filter& filter = {});

}  // namespace casebook::query
