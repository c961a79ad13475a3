#include "casefile/case_paths.h"

#include <fmt/core.h>

#include <algorithm>
#include <system_error>

#include "core/errors.h"
#include "store/embedded_files.h"

namespace casebook::casefile {
namespace {

bool is_case_file(const std::filesystem::path& path) {
  const auto extension = path.extension();
  return extension == ".yaml" || extension == ".yml" || extension == ".jsonl";
}

std::vector<std::filesystem::path> files_below(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> found;
  std::error_code error;
  for (std::filesystem::recursive_directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (entry->is_regular_file(error) && is_case_file(entry->path())) found.push_back(entry->path());
  }
  if (error) throw core::StoreError(fmt::format("{} cannot be read: {}", folder.string(), error.message()));
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

std::vector<std::filesystem::path> case_paths(const std::vector<std::filesystem::path>& paths) {
  std::vector<std::filesystem::path> files;
  for (const auto& path : paths) {
    std::error_code ignored;
    if (!std::filesystem::is_directory(path, ignored)) {
      files.push_back(path);
      continue;
    }
    const auto found = files_below(path);
    if (found.empty()) throw core::UsageError(fmt::format("{} holds no case file; case files end in .yaml or .jsonl", path.string()));
    files.insert(files.end(), found.begin(), found.end());
  }
  return files;
}

std::vector<CaseText> embedded_case_texts(std::string_view prefix) {
  std::vector<CaseText> texts;
  for (const auto& file : store::embedded::seed()) {
    if (file.path.starts_with(prefix)) texts.push_back({std::string(file.path), std::string(file.text)});
  }
  return texts;
}

}  // namespace casebook::casefile
