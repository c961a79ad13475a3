#pragma once
// The claims of an article by the names that a notice can call them.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/database.h"

namespace casebook::casefile {

struct NamedClaim {
  std::int64_t claim_id = 0;
  std::optional<std::string> local_id;      ///< `id` in the case file; NULL: the file gives it none, and no notice can name it
  std::string kind;
  std::optional<std::string> subject;       ///< NULL: background
  std::string said;
  std::optional<std::int64_t> source_line;  ///< in the article's case file; NULL: none
};

/// In the order of claim_id; none for an article that is not there.
std::vector<NamedClaim> named_claims(store::Database& database, const std::string& citekey);

/// The `id` of the claim that was typed as its id or as its claim_id.
/// \throws core::UsageError naming what can be named; for a claim without an id, the line where to give it one
std::string resolve_claim(const std::vector<NamedClaim>& claims, const std::string& citekey, const std::string& typed);

}  // namespace casebook::casefile
