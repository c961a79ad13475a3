#pragma once
// Which claims never count, read off an article's own records: the rules of schema/derivations/claim_counting.sql where no claim depends on another. A bulk load, to which the
// SQL would cost as much as half of its rows, takes the reasons from here; `casebook verify` and a test hold both to one result.

#include <string_view>

#include "casefile/records.h"

namespace casebook::casefile {

/// Whether each claim of the article tells by itself whether it counts: none restates or overrules another, is told at second hand, or is credited to a combination.
bool claims_stand_alone(const CaseFile& file);

/// What is said of all claims of a subject in a course.
struct ClaimSetting {
  bool draft = false;           ///< the article is one
  bool retold = false;          ///< the patient or the group is another article's
  std::string_view role = {};   ///< of the course; empty: the claim belongs to none
};

// The first reason that holds why a claim never counts, whatever the notices say, as in uncounted_claims; empty: none. Only of articles whose claims_stand_alone().
std::string_view why_uncounted(const ClaimRecord& claim, const ClaimSetting& setting);   ///< neither an outcome nor a characteristic
std::string_view why_uncounted(const OutcomeRecord& outcome, const ClaimSetting& setting);
std::string_view why_uncounted(const CharacteristicRecord& characteristic, const ClaimSetting& setting);

}  // namespace casebook::casefile
