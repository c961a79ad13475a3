#include "store/sqlite_error.h"

#include <SQLiteCpp/Exception.h>
#include <fmt/core.h>
#include <sqlite3.h>

namespace casebook::store {

core::StoreError sqlite_error(int extended_code, const std::string& message, const std::string& file) {
  const std::string name = file.empty() ? "the catalogue" : file;
  std::string text;
  switch (extended_code & 0xff) {
    case SQLITE_NOTADB:
      text = fmt::format("{} is not a casebook catalogue: found no SQLite database in it; name another file with --db", name);
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      text = fmt::format("{} is locked by another program (waited 5 seconds); try again when it has finished", name);
      break;
    case SQLITE_FULL:
      text = fmt::format("{} could not be written: the disk is full; nothing was changed", name);
      break;
    case SQLITE_READONLY:
      text = fmt::format("{} may not be written ({}); check its permissions and those of its folder", name, message);
      break;
    case SQLITE_CANTOPEN:
      text = fmt::format("{} cannot be opened ({}); check that the folder exists and may be read", name, message);
      break;
    case SQLITE_CORRUPT:
      text = fmt::format("{} is damaged ({}); restore a backup with `casebook restore`", name, message);
      break;
    case SQLITE_IOERR:
      text = fmt::format("{} could not be read or written ({}); nothing was changed", name, message);
      break;
    case SQLITE_NOMEM:
      text = "the query needs more memory than it may use";
      break;
    case SQLITE_INTERRUPT:
      text = "the query was stopped";
      break;
    default:
      text = message;
  }
  return core::StoreError(text, extended_code);
}

core::StoreError sqlite_error(const SQLite::Exception& exception, const std::string& file) {
  return sqlite_error(exception.getExtendedErrorCode(), exception.what(), file);
}

}  // namespace casebook::store
