#include "casefile/case_paths.h"

#include <fmt/core.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

#include "core/errors.h"

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

std::vector<ParsedFile> parse(const CaseText& text) {
  std::vector<ParsedFile> parsed;
  if (!text.path.ends_with(".jsonl")) {
    parsed.push_back(read_yaml(text.path, text.text));
    return parsed;
  }
  int line = 0;
  std::string_view rest = text.text;
  while (!rest.empty()) {
    ++line;
    const auto end = rest.find('\n');
    const auto one = rest.substr(0, end);
    if (one.find_first_not_of(" \t\r") != std::string_view::npos) {
      parsed.push_back(read_json_line(text.path, one, line));
      parsed.back().text = std::string(one);
      // Each line is a case file of its own: `case_files` holds it under this name.
      parsed.back().path = fmt::format("{}:{}", text.path, line);
    }
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  return parsed;
}

bool is_vocabulary(const ParsedFile& parsed) { return parsed.has_root && parsed.root.find("vocabulary") != nullptr; }

}  // namespace

std::vector<CaseText> read_case_texts(const std::vector<std::filesystem::path>& paths) {
  std::vector<std::filesystem::path> files;
  for (const auto& path : paths) {
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) {
      const auto found = files_below(path);
      if (found.empty()) {
        throw core::UsageError(fmt::format("{} holds no case file; case files end in .yaml or .jsonl", path.string()));
      }
      files.insert(files.end(), found.begin(), found.end());
    } else {
      files.push_back(path);
    }
  }
  std::vector<CaseText> texts;
  std::string unreadable;
  for (const auto& file : files) {
    std::error_code error;
    const bool exists = std::filesystem::exists(file, error);
    std::ifstream in(file, std::ios::binary);
    std::string text;
    if (in) text.assign(std::istreambuf_iterator<char>(in), {});
    if (!in || in.bad() || !std::filesystem::is_regular_file(file, error)) {
      unreadable += fmt::format("{}{}: {}", unreadable.empty() ? "" : "; ", file.string(),
                                exists ? "cannot be read" : "there is no such file");
      continue;
    }
    texts.push_back({file.string(), std::move(text)});
  }
  if (!unreadable.empty()) throw core::StoreError(unreadable);
  return texts;
}

std::vector<CaseText> embedded_case_texts(std::string_view prefix) {
  std::vector<CaseText> texts;
  for (const auto& file : store::embedded::seed()) {
    if (file.path.starts_with(prefix)) texts.push_back({std::string(file.path), std::string(file.text)});
  }
  return texts;
}

std::vector<CheckedFile> check_case_texts(const std::vector<CaseText>& texts, const Surroundings& surroundings) {
  std::vector<ParsedFile> parsed;
  for (const auto& text : texts) {
    auto files = parse(text);
    parsed.insert(parsed.end(), std::make_move_iterator(files.begin()), std::make_move_iterator(files.end()));
  }
  Surroundings all = surroundings;
  std::vector<CheckedFile> checked(parsed.size());
  for (std::size_t i = 0; i < parsed.size(); ++i) {
    if (!is_vocabulary(parsed[i])) continue;
    checked[i] = read_case_file(std::move(parsed[i]), all);
    if (checked[i].loadable()) all.vocabulary.add(checked[i].file.vocabulary);
  }
  // Articles may refer to one that stands later in the same call, so each is read twice: for what others need of it, then for good. The first
  // file of two with one key is the one that others know.
  std::map<std::string, KnownArticle> here;
  for (std::size_t i = 0; i < parsed.size(); ++i) {
    if (checked[i].file.kind == CaseFile::Kind::vocabulary) continue;
    const auto first = read_case_file(parsed[i], all);
    if (first.file.kind == CaseFile::Kind::article && !first.file.article.key.empty()) {
      here.try_emplace(first.file.article.key, known_article(first.file));
    }
  }
  for (const auto& [key, article] : here) all.articles[key] = article;
  for (std::size_t i = 0; i < parsed.size(); ++i) {
    if (checked[i].file.kind != CaseFile::Kind::vocabulary) checked[i] = read_case_file(std::move(parsed[i]), all);
  }
  return checked;
}

}  // namespace casebook::casefile
