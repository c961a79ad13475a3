#include "cli/file_surroundings.h"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>

#include "casefile/case_paths.h"
#include "casefile/loader.h"
#include "core/errors.h"
#include "core/text.h"
#include "store/catalogue_file.h"

namespace casebook::cli {

casefile::Surroundings file_surroundings(const Context& context) {
  const std::string today = context.io.now.substr(0, 10);
  std::error_code ignored;
  if (!std::filesystem::exists(context.database, ignored)) return casefile::seed_surroundings(today);
  store::Database database = store::open_catalogue(context.database, store::Access::read_only);
  return casefile::catalogue_surroundings(database, today);
}

casefile::ParsedFile read_one_file(const std::string& path) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) {
    const bool exists = std::filesystem::exists(path, ignored);
    throw core::UsageError(fmt::format("{}: {}", core::visible_text(path), exists ? "is no file" : "there is no such file"));
  }
  std::vector<casefile::CaseText> texts;
  try {
    texts = casefile::read_case_texts({path});
  } catch (const core::StoreError& error) {
    throw core::UsageError(error.what());
  }
  const std::string& text = texts.front().text;
  if (!path.ends_with(".jsonl")) return casefile::read_yaml(path, text);
  const auto end = text.find('\n');
  if (end != std::string::npos && text.find_first_not_of(" \t\r\n", end) != std::string::npos) {
    throw core::UsageError(fmt::format("{} holds several articles; give a file of one", core::visible_text(path)));
  }
  casefile::ParsedFile parsed = casefile::read_json_line(path, std::string_view(text).substr(0, end), 1);
  parsed.text = text;
  return parsed;
}

}  // namespace casebook::cli
