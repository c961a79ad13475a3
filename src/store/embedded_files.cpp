#include "store/embedded_files.h"

#include <fmt/core.h>

#include "core/errors.h"

namespace casebook::store {

std::string_view stem_of(std::string_view path) {
  const auto slash = path.rfind('/');
  if (slash != std::string_view::npos) path.remove_prefix(slash + 1);
  return path.substr(0, path.rfind('.'));
}

const EmbeddedFile& embedded_file(std::span<const EmbeddedFile> files, std::string_view stem) {
  for (const auto& file : files) {
    if (stem_of(file.path) == stem) return file;
  }
  throw core::StoreError(fmt::format("the program holds no file '{}'", stem));
}

}  // namespace casebook::store
