#pragma once
// A catalogue out of a PostgreSQL server, back into a file.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "postgres/server.h"

namespace casebook::postgres {

struct ReadCatalogue {
  std::int64_t articles = 0;
  std::int64_t claims = 0;
};

/// Told how much has come: the table that is being read, and bytes in all.
using ReadingProgress = std::function<void(const std::string& table, std::uint64_t bytes)>;

/// Makes `file` of the catalogue in `schema`: every row of every table, read in one transaction that sees one state and may not write, checked by the tables' own
/// rules and references, and the full text made anew. The file stands under its name only when it is whole.
/// \param now  UTC, ISO 8601
/// \throws core::StoreError when the file exists, when there is no catalogue in that schema or one of another version, when the connection breaks, and when
///         rows do not fit (by table)
ReadCatalogue read_catalogue(Server& server, const std::string& schema, const std::filesystem::path& file, const std::string& now, const ReadingProgress& progress = {});

}  // namespace casebook::postgres
