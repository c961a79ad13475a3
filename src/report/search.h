#pragma once
// A search over titles, abstracts and claims, as a document: how many hits there are, then the best of them.

#include <cstdint>
#include <string>

#include "document/document.h"
#include "query/search_hits.h"

namespace casebook::report {

struct SearchOptions {
  std::string text;                ///< as typed
  bool expression = false;         ///< `text` is an expression of FTS5; else words and "phrases"
  bool titles = true;
  bool abstracts = true;
  bool claims = true;
  std::int64_t limit = 20;         ///< rows of each table, 0 or more
  query::HitBounds bounds = {};
};

/// Tables `articles` (unless neither titles nor abstracts are asked for) and `claims`. Drafts, and what a notice puts in doubt, are marked. Nothing found:
/// how often each word stands alone, and the nearest words of the vocabulary.
/// \throws core::UsageError for a text without a word, and for an expression that cannot be read
document::Document search_answer(query::Catalogue& catalogue, const SearchOptions& options);

}  // namespace casebook::report
