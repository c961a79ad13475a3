#pragma once
// Checks over the records of one file. Each stands in a file of its own in checks/, which is the register.

#include <span>
#include <string_view>
#include <vector>

#include "casefile/case_reader.h"

namespace casebook::casefile {

struct Check {
  std::string_view name;              ///< the stem of its file, with '-': 'restart-without-stop'
  void (*run)(const CaseFile& file, const Surroundings& surroundings, std::vector<core::Diagnostic>& problems);
};

/// All checks, sorted by file name (generated from the folder checks/).
std::span<const Check* const> checks();

}  // namespace casebook::casefile
