#pragma once
// The scripts and pieces of pages of the folder files/, which are compiled into the program.

#include "store/embedded_files.h"

namespace casebook::store::embedded {
std::span<const EmbeddedFile> site_files();
}

namespace casebook::site {

/// The text of files/<name>. \throws core::StoreError when there is none
std::string_view site_file(std::string_view name);

}  // namespace casebook::site
