#pragma once
// What case files are read against where a command changes nothing.

#include "casefile/case_reader.h"
#include "cli/command.h"

namespace casebook::cli {

/// Vocabulary and articles of the catalogue where there is one, else of what came with the program.
/// \throws core::StoreError when the file is no catalogue
casefile::Surroundings file_surroundings(const Context& context);

/// The one article that a path holds, as text: a .yaml file, or a .jsonl file of one line.
/// \throws core::UsageError when there is no such file, it cannot be read or it holds several
casefile::ParsedFile read_one_file(const std::string& path);

}  // namespace casebook::cli
