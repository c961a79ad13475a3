#pragma once
// Opening, creating, copying a catalogue: what may be opened and what is refused.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "store/database.h"

namespace casebook::store {

/// What stands in a file's header.
struct FileIdentity {
  int application_id = 0;
  int version = 0;   ///< schema version
};
FileIdentity identify(Database& database);

/// Opens a catalogue. Refuses, saying what was found and what to do: a missing file, a file that is no catalogue, a schema newer than the
/// program, and an older one (read-only access accepts one version behind). A transaction that a killed program left is rolled back first.
/// \throws core::StoreError
Database open_catalogue(const std::filesystem::path& file, Access access);

/// As open_catalogue for writing, but takes any older version: for `migrate`.
Database open_to_migrate(const std::filesystem::path& file);

/// Makes a new catalogue: migrations, views, then `fill`, in a temporary file beside it that is renamed at the end; a kill leaves no `file`.
/// \throws core::StoreError when `file` exists
void create_catalogue(const std::filesystem::path& file, const std::string& today, const std::function<void(Database&)>& fill);

/// Told how far a work is, of a total of the same unit.
using Progress = std::function<void(std::uint64_t done, std::uint64_t total)>;

/// Copies a catalogue to a new file through SQLite's backup interface, verified, renamed at the end. With `replace`, what stands at `to` gives way once
/// nobody writes it, and a link stays a link. What is copied is the catalogue as it was at the beginning. \param progress  bytes; may be empty
/// \throws core::StoreError
void copy_catalogue(const std::filesystem::path& from, const std::filesystem::path& to, bool replace, const Progress& progress = {});

/// UTC now, ISO 8601 to the second; taken from the environment variable SOURCE_DATE_EPOCH where that is set.
std::string now_utc();

}  // namespace casebook::store
