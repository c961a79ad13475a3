#pragma once
// How much of a catalogue's file a connection keeps in memory.

#include <cstddef>

#include "store/database.h"

namespace casebook::store {

/// For a load of many rows: with SQLite's own 2 MB the same leaves are written again and again. Until the connection is closed.
void set_page_cache(Database& database, std::size_t bytes);

}  // namespace casebook::store
