#pragma once
// The full text of titles, abstracts and claims: hits are counted first, then ranked, then shown.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "query/catalogue.h"
#include "query/evidence.h"

namespace casebook::query {

/// How many hits there are, as far as they were counted, and the best of those that were ranked.
struct Hits {
  std::int64_t counted = 0;
  bool more = false;                  ///< there are more than were counted
  std::int64_t ranked = 0;            ///< of the counted, in the order of their keys: 5,000 at most
  std::vector<std::int64_t> best;     ///< keys (article_id, claim_id), the best first
};

/// Bounds: counting is a walk over the hits, ranking costs a look at each.
inline constexpr std::int64_t kMostCounted = 100'000;
inline constexpr std::int64_t kMostRanked = 5'000;

struct HitBounds {
  std::int64_t counted = kMostCounted;
  std::int64_t ranked = kMostRanked;
};

/// \param expression  of FTS5 (see search_words)
/// \param limit       how many keys to return; 0 or more
/// \throws core::UsageError when FTS5 cannot read the expression
Hits article_hits(Catalogue& catalogue, const std::string& expression, std::int64_t limit, const HitBounds& bounds = {});
Hits claim_hits(Catalogue& catalogue, const std::string& expression, std::int64_t limit, const HitBounds& bounds = {});

/// An article that was found; hits stand between the characters 2 and 3.
struct FoundArticle {
  std::int64_t article_id = 0;
  std::optional<std::string> title;
  std::optional<std::string> excerpt;   ///< of the abstract; NULL: none in the catalogue
};
/// A claim that was found.
struct FoundClaim {
  std::string excerpt;
  Evidence claim;
};

/// In the order of `keys`.
std::vector<FoundArticle> found_articles(Catalogue& catalogue, const std::string& expression, const std::vector<std::int64_t>& keys);
std::vector<FoundClaim> found_claims(Catalogue& catalogue, const std::string& expression, const std::vector<std::int64_t>& keys);

}  // namespace casebook::query
