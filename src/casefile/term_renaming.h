#pragma once
// Renaming a term and merging two, with all rows that name them.

#include <cstdint>
#include <set>
#include <string>

#include "casefile/vocabulary.h"
#include "store/database.h"

namespace casebook::casefile {

/// What became of a term.
struct TermChange {
  bool merged = false;              ///< else renamed
  std::string from;
  std::string to;
  std::int64_t claims = 0;          ///< that named it (view term_claims), and are kept
};

/// Gives a term another name: its key stays, so everything that names it says the new name. The old name becomes a synonym. Combinations and groups of
/// several conditions that are called after it are called anew, and merged with one that has that name.
/// \param articles  gains those whose counting must be derived anew
/// \throws core::StoreError when there is no term `from`
TermChange rename_term(store::Database& database, VocabularyKind kind, const std::string& from, const std::string& to, std::set<std::int64_t>& articles);

/// Lets everything that names `from` name `into` (schema/loading/merge_*.sql); `from` and its synonyms become synonyms of `into`. Keys of claims stay.
/// \param articles  gains those whose counting must be derived anew
/// \throws core::StoreError when one of the terms is missing
TermChange merge_terms(store::Database& database, VocabularyKind kind, const std::string& from, const std::string& into,
                       std::set<std::int64_t>& articles);

}  // namespace casebook::casefile
