#pragma once
// A catalogue as a site that needs no server: every answer as a page, a search that runs in the browser, and everything to take away.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "query/catalogue.h"
#include "site/site_folder.h"

namespace casebook::site {

struct SiteOptions {
  /// Whether the copy of the catalogue holds the abstracts that an import brought.
  bool abstracts = false;
  /// The folder with SQLite's WebAssembly build (index.mjs and sqlite3.wasm); empty: the site has no SQL page.
  std::filesystem::path sqlite = {};
  /// Told how many pages are done.
  std::function<void(std::uint64_t done, std::uint64_t total)> progress = {};
};

/// Puts the site of a catalogue into `folder` and finishes it. The same catalogue and program give the same bytes.
/// \throws core::StoreError
Written publish(query::Catalogue& catalogue, const SiteOptions& options, SiteFolder& folder);

}  // namespace casebook::site
