#pragma once
// The files of schema/postgres, compiled into the program.

#include <span>

#include "store/embedded_files.h"

namespace casebook::store::embedded {
std::span<const EmbeddedFile> postgres();   ///< pieces of scripts, with {schema}, {loading} (as names), {schema_text}, {loading_text} and {version} to be filled in
}  // namespace casebook::store::embedded
