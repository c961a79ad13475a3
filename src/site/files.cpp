#include "site/files.h"

#include <fmt/format.h>

#include "core/errors.h"

namespace casebook::site {

std::string_view site_file(std::string_view name) {
  for (const auto& file : store::embedded::site_files()) {
    if (file.path.substr(file.path.rfind('/') + 1) == name) return file.text;
  }
  throw core::StoreError(fmt::format("no file {} of the site came with the program", name));
}

}  // namespace casebook::site
