#pragma once
// The one ladder that a new file and an old one walk.

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "store/database.h"
#include "store/embedded_files.h"

namespace casebook::store {

/// Number of the newest migration this program knows: the schema version.
int known_version();
/// PRAGMA user_version of the file.
int schema_version(Database& database);

/// Applies what is missing of `migrations`, rebuilds the views and prepares each once, all in one transaction: a failure or a kill leaves the
/// file as it was. Each step's bookkeeping row goes with it.
///
/// \param today  UTC time to record, ISO 8601
/// \param then   what else belongs to it, in the same transaction, once the views stand; runs only when something was applied; foreign keys are not watched
/// \returns the names of the migrations applied
/// \throws core::StoreError when numbers have gaps, when an applied migration's text has changed since (shown as a
///         difference), when a migration fails (with file, line and column) or leaves dangling references
std::vector<std::string> migrate(Database& database, std::span<const EmbeddedFile> migrations, std::span<const EmbeddedFile> views,
                                 const std::string& today, const std::function<void(Database&)>& then = {});

}  // namespace casebook::store
