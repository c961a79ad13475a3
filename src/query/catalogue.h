#pragma once
// A catalogue opened for questions.

#include <filesystem>
#include <string>

#include "store/database.h"
#include "store/view_installer.h"

namespace casebook::query {

/// A read-only handle. With a NoticeScope that cuts something, the same view texts stand as TEMP views above the notices of that scope.
class Catalogue {
 public:
  /// \throws core::StoreError (see store::open_catalogue)
  static Catalogue open(const std::filesystem::path& file, const store::NoticeScope& scope = {});

  /// The same file, open once more with another scope: for answers that compare.
  Catalogue reopened(const store::NoticeScope& scope) const { return open(database_.file(), scope); }

  store::Database& database() { return database_; }
  const store::NoticeScope& scope() const { return scope_; }

 private:
  Catalogue(store::Database database, store::NoticeScope scope);
  store::Database database_;
  store::NoticeScope scope_;
};

}  // namespace casebook::query
