#pragma once
// `casebook import`: files of records into a catalogue.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/diagnostic.h"
#include "store/database.h"

namespace casebook::bibliography {

struct ImportOptions {
  bool strict = false;                       ///< import nothing when any record of any file cannot be read
  std::string now;                           ///< UTC, ISO 8601
  std::function<void(std::uint64_t bytes, std::uint64_t of)> progress = {};   ///< bytes used of all files together, as they lie on the disk; of 0: not known
};

struct ImportSummary {
  std::size_t records = 0;                   ///< read well
  std::size_t added = 0;
  std::size_t merged = 0;                    ///< into articles that were there without this record
  std::size_t updated = 0;
  std::size_t unchanged = 0;
  std::size_t deleted = 0;                   ///< numbers that PubMed has withdrawn
  std::size_t deleted_here = 0;              ///< of these: of articles of the catalogue
  std::size_t notices = 0;                   ///< rows of `errata` more than before
  std::size_t waiting = 0;                   ///< notices in the catalogue about articles that are not
  bool imported = false;                     ///< false: the catalogue is as it was
  std::size_t errors = 0;                    ///< records left out and files that are broken
  std::vector<core::Diagnostic> problems;    ///< the first thousand errors and warnings, in the order of the files
  std::vector<core::Diagnostic> conflicts;   ///< what contradicts the catalogue, which is left as it was there; the first thousand
  std::size_t conflicts_in_all = 0;
};

/// Reads all files in one transaction. What can be read is imported, unless `strict` forbids; the rest is told.
/// \throws core::StoreError; then nothing was changed
ImportSummary import_files(store::Database& database, const std::vector<std::string>& files, const ImportOptions& options);

}  // namespace casebook::bibliography
