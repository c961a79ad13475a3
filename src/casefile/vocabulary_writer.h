#pragma once

#include <set>
#include <string>
#include <vector>

#include "casefile/records.h"
#include "casefile/term_renaming.h"
#include "store/database.h"

namespace casebook::casefile {

/// What writing a vocabulary did beside adding facts and words.
struct VocabularyChange {
  std::vector<TermChange> terms;        ///< renamed and merged, in the order of the file
  std::vector<std::string> added;       ///< terms that are new
  std::set<std::int64_t> articles;      ///< those whose counting must be derived anew
};

/// Writes terms: new ones with `origin` ('seed' or 'curator'), known ones (by name or synonym) gain synonyms, codes and facts; nothing is taken away.
/// Terms that one was formerly are renamed or merged into it. A class or component may stand below the term that names it.
/// \throws core::StoreError when a synonym means another term already
VocabularyChange write_vocabulary(store::Database& database, const VocabularyRecord& vocabulary, const std::string& origin);

}  // namespace casebook::casefile
