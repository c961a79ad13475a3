#include "query/catalogue.h"

#include "store/catalogue_file.h"
#include "store/embedded_files.h"

namespace casebook::query {

Catalogue::Catalogue(store::Database database, store::NoticeScope scope)
    : database_(std::move(database)), scope_(std::move(scope)) {}

Catalogue Catalogue::open(const std::filesystem::path& file, const store::NoticeScope& scope) {
  Catalogue catalogue(store::open_catalogue(file, store::Access::read_only), scope);
  if (!scope.as_of.empty() || scope.include_flagged || scope.without_notices) {
    store::create_scoped_views(catalogue.database(), store::embedded::views(), scope);
  }
  return catalogue;
}

}  // namespace casebook::query
