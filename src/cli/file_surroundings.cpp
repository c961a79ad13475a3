#include "cli/file_surroundings.h"

#include <fmt/format.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>

#include "casefile/case_input.h"
#include "casefile/loader.h"
#include "core/errors.h"
#include "core/text.h"
#include "store/catalogue_file.h"

namespace casebook::cli {

casefile::Surroundings file_surroundings(const Context& context) {
  const std::string today = context.io.now.substr(0, 10);
  std::error_code ignored;
  if (!std::filesystem::exists(context.database, ignored)) return casefile::seed_surroundings(today);
  auto database = std::make_shared<store::Database>(store::open_catalogue(context.database, store::Access::read_only));
  return casefile::catalogue_surroundings(std::move(database), today);
}

casefile::ParsedFile read_one_file(const std::string& path) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) {
    const bool exists = std::filesystem::exists(path, ignored);
    throw core::UsageError(fmt::format("{}: {}", core::visible_text(path), exists ? "is no file" : "there is no such file"));
  }
  casefile::RawCase one;
  one.path = path;
  one.place.line = path.ends_with(".jsonl") ? 1 : 0;
  bool found = false;
  try {
    casefile::CaseInput::of({path}).read([&](casefile::RawCase raw, std::uint64_t) {
      if (found) throw core::UsageError(fmt::format("{} holds several articles; give a file of one", core::visible_text(path)));
      one = std::move(raw);
      found = true;
    });
  } catch (const core::StoreError& error) {
    throw core::UsageError(error.what());
  }
  casefile::ParsedFile parsed = casefile::parse(std::move(one));
  parsed.path = path;
  return parsed;
}

}  // namespace casebook::cli
