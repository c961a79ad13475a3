#pragma once
// The exceptions of casebook. Only cli::run catches them.

#include <stdexcept>
#include <string>
#include <vector>

#include "core/diagnostic.h"

namespace casebook::core {

/// Something the user asked for cannot be: a wrong name, option or combination. Exit code 2.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A number outside the range that a function is defined on; names the argument, its value and the range. Exit code 1.
class DomainError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The catalogue could not be opened, read or written: what was found, what was expected, what to do. Exit code 1.
class StoreError : public std::runtime_error {
 public:
  explicit StoreError(const std::string& message, int sqlite_code = 0)
      : std::runtime_error(message), sqlite_code_(sqlite_code) {}
  /// SQLite's extended result code, 0 when SQLite was not asked.
  int sqlite_code() const { return sqlite_code_; }

 private:
  int sqlite_code_;
};

/// Case files that cannot be loaded; carries every problem found. Exit code 1.
class CaseFileError : public std::runtime_error {
 public:
  CaseFileError(const std::string& message, std::vector<Diagnostic> diagnostics)
      : std::runtime_error(message), diagnostics_(std::move(diagnostics)) {}
  const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }

 private:
  std::vector<Diagnostic> diagnostics_;
};

}  // namespace casebook::core
