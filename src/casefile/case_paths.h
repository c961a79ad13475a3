#pragma once
// From paths on the command line to checked files that know of each other.

#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "casefile/case_reader.h"
#include "store/embedded_files.h"

namespace casebook::casefile {

/// A file to be read: its path as shown in messages, and its text.
struct CaseText {
  std::string path;
  std::string text;
};

/// The case files that paths stand for: files as they are, folders searched for *.yaml, *.yml and *.jsonl (sorted, subfolders included).
/// \throws core::StoreError naming every path that cannot be read; core::UsageError when a folder holds no case file
std::vector<CaseText> read_case_texts(const std::vector<std::filesystem::path>& paths);

/// Case files that came with the program: those whose path begins with `prefix` ('seed/vocabulary/', 'seed/further/', 'seed/').
std::vector<CaseText> embedded_case_texts(std::string_view prefix);

/// Checks files together: vocabulary files first (their terms serve the rest), then every article and notice, each knowing of the others and of
/// `surroundings` (of which an article in these files replaces the older state). The result is in the order of `texts`, a .jsonl file giving one entry a line.
std::vector<CheckedFile> check_case_texts(const std::vector<CaseText>& texts, const Surroundings& surroundings);

}  // namespace casebook::casefile
