#include "query/catalogue.h"

#include "store/catalogue_file.h"
#include "store/embedded_files.h"
#include "store/migrator.h"

namespace casebook::query {

Catalogue::Catalogue(store::Database database, store::NoticeScope scope, store::AskedLimits limits)
    : database_(std::move(database)), scope_(std::move(scope)), limits_(std::move(limits)) {}

Catalogue Catalogue::open(const std::filesystem::path& file, const store::NoticeScope& scope, const store::AskedLimits& limits) {
  Catalogue catalogue(store::open_catalogue(file, store::Access::read_only), scope, limits);
  const bool scoped = scope.cuts() || limits.any();
  // A file that another build of this version made has other view texts, which only a writer may renew: here the program's own stand above its tables.
  // One version behind, they may ask for columns that are not there yet, and the file's own are used.
  const bool stale = store::schema_version(catalogue.database()) == store::known_version() &&
                     !store::views_are_current(catalogue.database(), store::embedded::views());
  if (scoped || stale) store::create_scoped_views(catalogue.database(), store::embedded::views(), scope, limits);
  // One answer is many statements: what another program writes between two of them is not seen. It waits, at most as long as the answer takes.
  catalogue.database().execute("BEGIN");
  catalogue.database().integer("SELECT count(*) FROM main.sqlite_schema");
  return catalogue;
}

}  // namespace casebook::query
