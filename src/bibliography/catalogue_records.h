#pragma once
// The catalogue's rows as records.

#include <string>
#include <vector>

#include "bibliography/cited_record.h"
#include "store/database.h"

namespace casebook::bibliography {

/// What the catalogue holds of these articles, in their order. The date is that of the issue, where there is one; a date of the article itself that differs
/// is the electronic one. \throws core::UsageError naming a key that is not there
std::vector<CitedRecord> cited_records(store::Database& database, const std::vector<std::string>& citekeys);

}  // namespace casebook::bibliography
