#pragma once
// The catalogue as it is given away.

#include <filesystem>

namespace casebook::store {

/// Writes a copy to a new file that holds what the catalogue holds and no more: nothing of what was deleted from it, and the abstracts that an import brought,
/// which are their publishers' texts, only where they are asked for. The same catalogue gives the same bytes.
/// \throws core::StoreError
void write_readers_copy(const std::filesystem::path& from, const std::filesystem::path& to, bool abstracts);

}  // namespace casebook::store
