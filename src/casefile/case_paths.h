#pragma once
// From paths on the command line to case files.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace casebook::casefile {

/// A file to be read: its path as shown in messages, and its text.
struct CaseText {
  std::string path;
  std::string text;
};

/// The files that paths stand for: files as they are, folders searched for *.yaml, *.yml and *.jsonl (sorted, subfolders included).
/// \throws core::StoreError for a folder that cannot be read; core::UsageError when it holds no case file
std::vector<std::filesystem::path> case_paths(const std::vector<std::filesystem::path>& paths);

/// Case files that came with the program: those whose path begins with `prefix` ('seed/vocabulary/', 'seed/further/', 'seed/').
std::vector<CaseText> embedded_case_texts(std::string_view prefix);

}  // namespace casebook::casefile
