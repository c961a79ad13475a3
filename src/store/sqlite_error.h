#pragma once
// SQLite's result codes as sentences.

#include <string>

#include "core/errors.h"

namespace SQLite {
class Exception;
}

namespace casebook::store {

/// What went wrong, in one clear line that names the file (may be empty) and says what to do.
core::StoreError sqlite_error(const SQLite::Exception& exception, const std::string& file);
core::StoreError sqlite_error(int extended_code, const std::string& message, const std::string& file);

}  // namespace casebook::store
