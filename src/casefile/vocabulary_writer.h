#pragma once

#include <string>

#include "casefile/records.h"
#include "store/database.h"

namespace casebook::casefile {

/// Writes terms: new ones with `origin` ('seed' or 'curator'), known ones gain synonyms, codes and facts; nothing is taken away. A class or component may
/// stand below the term that names it.
/// \throws core::StoreError when a synonym means another term already
void write_vocabulary(store::Database& database, const VocabularyRecord& vocabulary, const std::string& origin);

}  // namespace casebook::casefile
