#pragma once
// A catalogue opened for questions.

#include <filesystem>
#include <string>

#include "store/database.h"
#include "store/view_installer.h"

namespace casebook::query {

/// A read-only handle to one state of the file: writers wait until it is gone. With a NoticeScope that cuts, or limits, the views stand as TEMP views above those.
class Catalogue {
 public:
  /// \throws core::StoreError (see store::open_catalogue)
  static Catalogue open(const std::filesystem::path& file, const store::NoticeScope& scope = {}, const store::AskedLimits& limits = {});

  /// The same file and limits, open once more with another scope: for answers that compare.
  Catalogue reopened(const store::NoticeScope& scope) const { return open(database_.file(), scope, limits_); }

  store::Database& database() { return database_; }
  const store::NoticeScope& scope() const { return scope_; }
  const store::AskedLimits& limits() const { return limits_; }

 private:
  Catalogue(store::Database database, store::NoticeScope scope, store::AskedLimits limits);
  store::Database database_;
  store::NoticeScope scope_;
  store::AskedLimits limits_;
};

}  // namespace casebook::query
