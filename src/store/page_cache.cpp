#include "store/page_cache.h"

#include <fmt/core.h>

namespace casebook::store {

void set_page_cache(Database& database, std::size_t bytes) { database.execute(fmt::format("PRAGMA cache_size = -{}", bytes / 1024)); }

}  // namespace casebook::store
