#pragma once
// Views are rebuilt from schema/views whenever their texts differ from what the file holds.

#include <optional>
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

/// Whom an answer is limited to. Claims that do not say whether they are about them do not count ('sex not stated', ...); claims about others are left out.
/// Empty text and nullopt mean "not asked for".
struct AskedLimits {
  std::string sex = {};                   ///< 'female' or 'male'
  std::optional<double> age_min = {};     ///< years
  std::optional<double> age_max = {};     ///< years
  std::string prior = {};                 ///< the vocabulary's name of an intervention, or class of them, that they had had before
  std::string site = {};                  ///< the vocabulary's name; its parts are within
  /// What the question is about anyway: only claims of articles with such courses are looked at. The vocabulary's names.
  std::string treatment = {};
  std::string condition = {};

  /// Whether it limits anything.
  bool any() const { return !sex.empty() || age_min || age_max || !prior.empty() || !site.empty(); }
};

/// Re-creates the same view texts as TEMP views above TEMP views of errata and erratum_claims cut to the question, and of the limits asked for; nothing is
/// written to the file.
void create_scoped_views(Database& database, std::span<const EmbeddedFile> views, const NoticeScope& scope, const AskedLimits& limits = {});

}  // namespace casebook::store
