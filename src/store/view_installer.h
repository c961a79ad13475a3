#pragma once
// Views are rebuilt from schema/views whenever their texts differ from what the file holds.

#include <span>
#include <string>

#include "store/database.h"
#include "store/embedded_files.h"

namespace casebook::store {

/// Whether every view of the file is exactly that of `views`, none missing and none more.
bool views_are_current(Database& database, std::span<const EmbeddedFile> views);
void drop_views(Database& database);
/// Creates all views and prepares each once. \throws core::StoreError with file, line and column
void create_views(Database& database, std::span<const EmbeddedFile> views);

/// Which notices an answer takes into account, and what a flag does.
struct NoticeScope {
  std::string as_of;              ///< notices published up to this ISO date; empty: all
  bool include_flagged = false;   ///< flagged claims count (they stay marked)
  bool without_notices = false;   ///< as if there were none
  std::string withdrawn = {};     ///< citekey: as if a retraction of this article had come last of all; empty: of none
  std::string upheld = {};        ///< citekey: as if there were no notice of this article; empty: of none

  /// Whether it changes anything.
  bool cuts() const { return !as_of.empty() || include_flagged || without_notices || !withdrawn.empty() || !upheld.empty(); }
};

/// Re-creates the same view texts as TEMP views above TEMP views of errata and erratum_claims cut to the question; nothing is written to the file.
void create_scoped_views(Database& database, std::span<const EmbeddedFile> views, const NoticeScope& scope);

}  // namespace casebook::store
