#include "site/site_folder.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <system_error>

#include "casefile/sha256.h"
#include "core/errors.h"
#include "core/text.h"

namespace casebook::site {
namespace {

constexpr const char* kManifest = "casebook-site.json";
constexpr std::string_view kGathered = ".casebook-site.";
constexpr std::string_view kPart = ".part";

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& what) {
  throw core::StoreError(fmt::format("{} {}", core::visible_text(path.string()), what));
}

/// Of a folder where changed files were gathered: the program that did, 0 for other names.
int gatherer(const std::string& name) {
  if (!name.starts_with(kGathered) || !name.ends_with(kPart)) return 0;
  int process = 0;
  const char* end = name.data() + name.size() - kPart.size();
  const auto read = std::from_chars(name.data() + kGathered.size(), end, process);
  return read.ec == std::errc() && read.ptr == end ? process : 0;
}

/// Names that a manifest may hold: nothing that leads out of the folder.
bool is_plain_path(const std::string& path) {
  if (path.empty() || path.front() == '/' || path.back() == '/' || path == kManifest) return false;
  const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == '/'; };
  return std::all_of(path.begin(), path.end(), plain) && path.find("..") == std::string::npos && path.find("./") == std::string::npos &&
         path.find("//") == std::string::npos && path.front() != '.';
}

/// nullopt where there is no such regular file.
std::optional<std::string> bytes_of(const std::filesystem::path& file) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(std::filesystem::symlink_status(file, error))) return std::nullopt;
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

bool has_bytes(const std::filesystem::path& file, std::string_view bytes) {
  std::error_code error;
  if (std::filesystem::file_size(file, error) != bytes.size() || error) return false;
  const auto held = bytes_of(file);
  return held && *held == bytes;
}

}  // namespace

SiteFolder::SiteFolder(std::filesystem::path folder) : folder_(std::move(folder)) {
  std::error_code error;
  const auto status = std::filesystem::status(folder_, error);
  if (std::filesystem::exists(status) && !std::filesystem::is_directory(status)) {
    throw core::UsageError(fmt::format("{} is no folder; name one that is empty, new, or was published to", core::visible_text(folder_.string())));
  }
  if (std::filesystem::exists(status)) {
    read_manifest();
  } else {
    std::filesystem::create_directory(folder_, error);
    if (error) fail(folder_, fmt::format("could not be made: {}", error.message()));
    made_folder_ = true;
  }
  gathered_ = folder_ / fmt::format("{}{}{}", kGathered, ::getpid(), kPart);
  std::filesystem::remove_all(gathered_, error);
  std::filesystem::create_directory(gathered_, error);
  if (error) {
    const std::string why = error.message();
    if (made_folder_) std::filesystem::remove(folder_, error);
    fail(folder_, fmt::format("may not be written: {}", why));
  }
}

SiteFolder::~SiteFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(gathered_, ignored);
  if (made_folder_) std::filesystem::remove(folder_, ignored);   // while it is empty
}

void SiteFolder::read_manifest() {
  const auto text = bytes_of(folder_ / kManifest);
  std::error_code error;
  bool holds_something = false;
  for (std::filesystem::directory_iterator entry(folder_, error), end; !error && entry != end; entry.increment(error)) {
    const int process = gatherer(entry->path().filename().string());
    if (process == 0) {
      holds_something = true;
      continue;
    }
    std::error_code ignored;
    if (::kill(process, 0) != 0 && errno == ESRCH) std::filesystem::remove_all(entry->path(), ignored);
  }
  if (error) fail(folder_, fmt::format("could not be read: {}", error.message()));
  if (!holds_something) return;
  const auto refuse = [&](const std::string& why) {
    throw core::UsageError(fmt::format("{} {}; name a folder that is empty or new", core::visible_text(folder_.string()), why));
  };
  if (!text) refuse(fmt::format("holds something that casebook did not publish (there is no {})", kManifest));
  const auto manifest = nlohmann::json::parse(*text, nullptr, false);
  if (!manifest.is_object() || !manifest.contains("files") || !manifest["files"].is_object()) refuse(fmt::format("has a {} that is not casebook's", kManifest));
  for (const auto& [path, digest] : manifest["files"].items()) {
    if (!is_plain_path(path) || !digest.is_string()) refuse(fmt::format("has a {} that casebook did not write: '{}'", kManifest, core::visible_text(path)));
    before_.emplace(path, digest.get<std::string>());
  }
}

void SiteFolder::require_own(const std::string& path) const {
  std::error_code error;
  for (auto parent = std::filesystem::path(path).parent_path(); !parent.empty(); parent = parent.parent_path()) {
    const auto status = std::filesystem::symlink_status(folder_ / parent, error);
    if (std::filesystem::exists(status) && !std::filesystem::is_directory(status)) fail(folder_ / parent, "is in the way: it is no folder; move it away");
  }
  if (before_.count(path) != 0) return;
  if (std::filesystem::exists(std::filesystem::symlink_status(folder_ / path, error))) {
    fail(folder_ / path, "is in the way: it is not of the site that stands there; move it away");
  }
}

void SiteFolder::write_gathered(const std::string& path, std::string_view bytes) {
  const auto file = gathered_ / path;
  std::error_code error;
  std::filesystem::create_directories(file.parent_path(), error);
  if (error) fail(folder_ / path, fmt::format("could not be written: {}", error.message()));
  errno = 0;
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) fail(folder_ / path, fmt::format("could not be written: {}", errno == 0 ? "the write failed" : std::strerror(errno)));
}

void SiteFolder::put(const std::string& path, std::string_view bytes) {
  if (!is_plain_path(path)) throw core::StoreError(fmt::format("'{}' is no name for a file of a site", core::visible_text(path)));
  require_own(path);
  const bool is_new = digests_.insert_or_assign(path, casefile::sha256(bytes)).second;
  if (!is_new) throw core::StoreError(fmt::format("the site has '{}' twice", path));
  sizes_[path] = bytes.size();
  if (has_bytes(folder_ / path, bytes)) return;
  write_gathered(path, bytes);
  changed_.push_back(path);
}

std::string SiteFolder::digest() const {
  std::string all;
  for (const auto& [path, digest] : digests_) all += path + '\n' + digest + '\n';
  return casefile::sha256(all);
}

std::filesystem::path SiteFolder::scratch_file(const std::string& name) { return gathered_ / ("." + name); }

void SiteFolder::write_manifest(const Digests& digests, const char* name) {
  nlohmann::ordered_json manifest;
  manifest["about"] = "The files of this site, which `casebook publish` made, with the SHA-256 of their bytes. Publishing again replaces these files and no others.";
  manifest["files"] = digests;
  write_gathered(name, manifest.dump(1) + "\n");
}

Written SiteFolder::finish() {
  Written written;
  std::error_code error;
  const auto place = [&](const std::string& from, const std::string& to) {
    std::filesystem::create_directories((folder_ / to).parent_path(), error);
    if (!error) std::filesystem::rename(gathered_ / from, folder_ / to, error);
    if (error) fail(folder_ / to, fmt::format("could not be put in place: {}", error.message()));
  };
  // While files are put in place the manifest names old and new ones: whatever ends the program, all of them are known as casebook's.
  write_manifest(digests_, ".after");
  const bool manifest_changes = before_ != digests_ || !std::filesystem::exists(folder_ / kManifest, error);
  if (manifest_changes) {
    Digests both = digests_;
    both.insert(before_.begin(), before_.end());
    write_manifest(both, ".during");
    place(".during", kManifest);
    made_folder_ = false;
  }
  for (const std::string& path : changed_) place(path, path);
  for (const auto& [path, digest] : before_) {
    if (digests_.count(path) != 0) continue;
    const auto held = bytes_of(folder_ / path);
    if (!held) continue;
    if (casefile::sha256(*held) != digest) {
      written.kept.push_back(path);
      continue;
    }
    std::filesystem::remove(folder_ / path, error);
    if (error) fail(folder_ / path, fmt::format("could not be removed: {}", error.message()));
    ++written.removed;
    for (auto parent = std::filesystem::path(path).parent_path(); !parent.empty(); parent = parent.parent_path()) {
      if (!std::filesystem::remove(folder_ / parent, error)) break;   // unless it is empty
    }
  }
  if (manifest_changes) place(".after", kManifest);
  written.is_new = before_.empty();
  written.changed = changed_.size();
  written.files = digests_.size() + 1;
  for (const auto& [path, size] : sizes_) written.bytes += size;
  return written;
}

}  // namespace casebook::site
