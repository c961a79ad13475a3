#pragma once
// The folder of a site: what is written there, what is left as it is, and what goes.

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace casebook::site {

/// What came of a site's files.
struct Written {
  bool is_new = false;           ///< nothing stood there before
  std::uint64_t files = 0;       ///< of the site, manifest included
  std::uint64_t bytes = 0;       ///< of these
  std::uint64_t changed = 0;     ///< new or with other bytes
  std::uint64_t removed = 0;     ///< of the site that stood there before
  std::vector<std::string> kept; ///< files that the site no longer has, but somebody changed since: left as they are
};

/// A folder that is casebook's own: its manifest, casebook-site.json, names every file with the digest of its bytes. Changed files are gathered in a folder
/// within and put in place one by one at the end: until then, and when anything fails (a full disk), the site stays as it was. Files with the same bytes are
/// not touched.
class SiteFolder {
 public:
  /// \param folder  missing, empty, or one that casebook published to
  /// \throws core::UsageError when it holds something else; core::StoreError when it cannot be read or made
  explicit SiteFolder(std::filesystem::path folder);
  SiteFolder(const SiteFolder&) = delete;
  SiteFolder& operator=(const SiteFolder&) = delete;
  /// Takes away what was gathered and is not in place.
  ~SiteFolder();

  /// A file of the site. \param path  below the folder, with '/'
  /// \throws core::StoreError when it cannot be written, when something that is not of the site stands there
  void put(const std::string& path, std::string_view bytes);
  /// The files that were put, and their bytes.
  const std::map<std::string, std::uint64_t>& sizes() const { return sizes_; }
  /// A digest of all files that were put, paths and bytes.
  std::string digest() const;
  /// A free file name in the folder where changed files are gathered; gone at the end.
  std::filesystem::path scratch_file(const std::string& name);

  /// Puts the files in place, and takes away those that the manifest named and the site no longer has.
  /// \throws core::StoreError
  Written finish();

 private:
  using Digests = std::map<std::string, std::string>;
  void read_manifest();
  void write_manifest(const Digests& digests, const char* name);
  void require_own(const std::string& path) const;
  void write_gathered(const std::string& path, std::string_view bytes);
  std::filesystem::path folder_;
  std::filesystem::path gathered_;
  bool made_folder_ = false;
  Digests before_;                               ///< of the manifest that stood there
  Digests digests_;
  std::map<std::string, std::uint64_t> sizes_;
  std::vector<std::string> changed_;
};

}  // namespace casebook::site
