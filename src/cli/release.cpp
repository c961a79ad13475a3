#include "cli/release.h"

#include <fmt/format.h>

#include "casefile/sha256.h"
#include "cli/problems.h"
#include "cli/version.h"
#include "store/embedded_files.h"
#include "store/migrator.h"

namespace casebook::cli {

std::string seed_digest() {
  std::string bytes;
  for (const auto& file : store::embedded::seed()) {
    bytes.append(file.path).push_back('\0');
    bytes.append(file.text).push_back('\0');
  }
  return casefile::sha256(bytes).substr(0, 12);
}

std::string release_text() {
  std::int64_t articles = 0;
  std::int64_t further = 0;
  for (const auto& file : store::embedded::seed()) {
    if (file.path.starts_with("seed/further/")) {
      ++further;
    } else if (!file.path.starts_with("seed/vocabulary/")) {
      ++articles;
    }
  }
  return fmt::format("casebook {}\nschema {}\nseed {}, {} further, {}", program_version(), store::known_version(), counted(articles, "article"), further, seed_digest());
}

}  // namespace casebook::cli
