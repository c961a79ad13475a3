#pragma once
// Two readers' files of one article, read and compared: what `diff` and `adjudicate` begin with.

#include <optional>
#include <string>

#include "casefile/file_comparison.h"
#include "cli/command.h"

namespace casebook::cli {

/// Reads and compares; nullopt when one of the files has errors, which are then on `err`.
/// \throws core::UsageError when a file is missing or is no article, or when the two are not of one article
std::optional<casefile::ComparedCases> compare_readers(const std::string& first, const std::string& second, Context& context);

/// 'a.yaml:14'; nullopt where the file has no such place.
std::optional<std::string> position(const core::SourceSpan& where);

}  // namespace casebook::cli
