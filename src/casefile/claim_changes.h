#pragma once
// What an article says now that it did not say before, claim by claim.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "store/database.h"

namespace casebook::casefile {

/// A claim that is new, says something else, or is gone.
struct ClaimChange {
  enum class Kind { added, changed, gone };
  Kind kind = Kind::added;
  std::string claim;            ///< its kind: 'dose step'
  std::string subject;          ///< the patient or group; empty: background
  std::string heading;          ///< what it is about: 'naltrexone, step 1'
  std::string said;             ///< its words; of one that is gone, those it had
  std::string was;              ///< of one that changed: its words before; empty: the words are the same, what was read from them or stands beside them is not
};

/// Claims of an article as they stand, by claim_id.
struct ClaimState {
  std::string claim;
  std::string subject;
  std::string heading;
  std::string said;
  std::string facts;            ///< all that is coded of it, for comparison
};
using ClaimStates = std::map<std::int64_t, ClaimState>;
ClaimStates claim_states(store::Database& database, std::int64_t article_id);

/// Claims that keep their key and say something else are changed; so is one that is gone, when a new one stands under the same heading for the same subject.
/// In the order of the article as it is now, what is gone last.
std::vector<ClaimChange> claim_changes(const ClaimStates& before, const ClaimStates& now);

}  // namespace casebook::casefile
