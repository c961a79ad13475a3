#pragma once
// Two readers' files of one article, read and compared: what `diff` and `adjudicate` begin with.

#include <optional>
#include <string>

#include "casefile/adjudication.h"
#include "cli/command.h"

namespace casebook::cli {

/// Reads and compares; nullopt when one of the files has errors, which are then on `err`.
/// \throws core::UsageError when a file is missing or is no article, or when the two are not of one article
std::optional<casefile::ComparedCases> compare_readers(const std::string& first, const std::string& second, Context& context);

/// The readers' names: of --readers ('JA, RF'), else those under `readers` of a decisions file, else the files' paths.
/// \throws core::UsageError when --readers does not name two
casefile::Readers reader_names(const std::string& option, const std::string& first, const std::string& second, const casefile::Node* decisions = nullptr);

/// 'a.yaml:14'; nullopt where the file has no such place.
std::optional<std::string> position(const core::SourceSpan& where);

}  // namespace casebook::cli
