#pragma once

#include <map>
#include <string>

#include "casefile/records.h"
#include "store/database.h"

namespace casebook::casefile {

/// Writes a notice of an article. The same PMID or DOI at the same article is the same notice (without a number: the same notice file, or an
/// imported one of the same kind and date that has none either): it gains what it did not have, and what it touches is what
/// the last writer says; one that touches everything does so by schema/loading/touch_everything.sql.
/// \param local_claims  claims of the article by local id
/// \throws core::StoreError for an id that is not there
void write_notice(store::Database& database, std::int64_t article_id, const ErratumRecord& notice, const std::string& file,
                  const std::map<std::string, std::int64_t>& local_claims);

/// Takes away the notices of an article that came from files; imported ones stay.
void remove_file_notices(store::Database& database, std::int64_t article_id);

}  // namespace casebook::casefile
