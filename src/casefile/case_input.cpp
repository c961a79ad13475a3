#include "casefile/case_input.h"

#include <fmt/core.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <numeric>
#include <sstream>
#include <string_view>
#include <system_error>

#include "casefile/limits.h"
#include "core/errors.h"

namespace casebook::casefile {
namespace {

constexpr std::size_t kChunk = 64 * 1024;
/// More of a line or file than this tells nothing new: it is too long. A byte order mark does not count.
constexpr std::size_t kKept = kLargestFile + 4;

bool is_json_lines(const std::string& path) { return path.ends_with(".jsonl"); }

[[noreturn]] void cannot_be_read(const std::string& path) { throw core::StoreError(fmt::format("{}: cannot be read", path)); }

/// Bytes in chunks, told apart by line ends.
class Bytes {
 public:
  Bytes(std::istream& in, const std::string& path, std::size_t chunk) : in_(in), path_(path), chunk_(chunk, '\0') {}

  /// Reads up to the next line end, or to the end. \returns false when nothing is left
  bool line(std::string& text, std::uint64_t& size) { return take(text, size, true); }
  bool all(std::string& text, std::uint64_t& size) { return take(text, size, false); }
  /// Bytes taken so far, line ends included.
  std::uint64_t taken() const { return taken_; }

 private:
  bool take(std::string& text, std::uint64_t& size, bool one_line) {
    text.clear();
    size = 0;
    bool any = false;
    while (fill()) {
      any = true;
      const char* const first = chunk_.data() + at_;
      const auto* const end = one_line ? static_cast<const char*>(std::memchr(first, '\n', held_ - at_)) : nullptr;
      const std::size_t length = end == nullptr ? held_ - at_ : static_cast<std::size_t>(end - first);
      text.append(first, std::min(length, kKept - std::min(text.size(), kKept)));
      size += length;
      at_ += length + (end == nullptr ? 0 : 1);
      taken_ += length + (end == nullptr ? 0 : 1);
      if (end != nullptr) break;
    }
    return any;
  }

  bool fill() {
    if (at_ < held_) return true;
    in_.read(chunk_.data(), static_cast<std::streamsize>(chunk_.size()));
    if (in_.bad()) cannot_be_read(path_);
    at_ = 0;
    held_ = static_cast<std::size_t>(in_.gcount());
    return held_ > 0;
  }

  std::istream& in_;
  const std::string& path_;
  std::string chunk_;
  std::size_t at_ = 0;
  std::size_t held_ = 0;
  std::uint64_t taken_ = 0;
};

}  // namespace

ParsedFile parse(RawCase item) {
  if (item.place.line == 0) {
    if (item.size > kLargestFile) return too_long_file(std::move(item.path), item.size);
    return read_yaml(std::move(item.path), std::move(item.text));
  }
  ParsedFile parsed = read_json_line(item.path, item.text, static_cast<int>(item.place.line));
  parsed.path = fmt::format("{}:{}", item.path, item.place.line);
  return parsed;
}

ParsedFile parse_without_places(const RawCase& item) {
  if (item.place.line == 0) return parse(item);
  ParsedFile parsed = read_json_line(item.path, item.text, static_cast<int>(item.place.line), false);
  parsed.path = fmt::format("{}:{}", item.path, item.place.line);
  return parsed;
}

ParsedFile parse_heading(RawCase item) {
  if (item.place.line == 0) return parse(std::move(item));
  return read_json_heading(std::move(item.path), item.text, static_cast<int>(item.place.line));
}

CaseInput::CaseInput(const std::vector<CaseText>& texts) {
  for (const auto& text : texts) {
    files_.push_back({text.path, text.text.size(), [bytes = text.text] { return std::make_unique<std::istringstream>(bytes); }});
  }
}

CaseInput CaseInput::of(const std::vector<std::filesystem::path>& paths) {
  std::vector<File> files;
  std::string unreadable;
  for (const auto& path : case_paths(paths)) {
    std::error_code error;
    const bool exists = std::filesystem::exists(path, error);
    if (!std::filesystem::is_regular_file(path, error) || !std::ifstream(path, std::ios::binary)) {
      unreadable += fmt::format("{}{}: {}", unreadable.empty() ? "" : "; ", path.string(), exists ? "cannot be read" : "there is no such file");
      continue;
    }
    const auto size = std::filesystem::file_size(path, error);
    files.push_back({path.string(), error ? 0 : size, [path] { return std::make_unique<std::ifstream>(path, std::ios::binary); }});
  }
  if (!unreadable.empty()) throw core::StoreError(unreadable);
  return CaseInput(std::move(files));
}

std::uint64_t CaseInput::bytes() const {
  return std::accumulate(files_.begin(), files_.end(), std::uint64_t{0}, [](std::uint64_t sum, const File& file) { return sum + file.size; });
}

std::unique_ptr<std::istream> CaseInput::open(std::size_t file) const {
  auto in = files_[file].open();
  if (in == nullptr || !*in) cannot_be_read(files_[file].path);
  return in;
}

void CaseInput::read(const std::function<void(RawCase item, std::uint64_t done)>& take) const {
  std::uint64_t before = 0;
  for (std::size_t i = 0; i < files_.size(); ++i) {
    const File& file = files_[i];
    const auto in = open(i);
    Bytes bytes(*in, file.path, kChunk);
    RawCase item;
    item.path = file.path;
    item.place.file = static_cast<std::uint32_t>(i);
    if (!is_json_lines(file.path)) {
      bytes.all(item.text, item.size);
      take(std::move(item), before + bytes.taken());
    } else {
      std::string text;
      for (;;) {
        item.place.offset = bytes.taken();
        ++item.place.line;
        if (!bytes.line(text, item.size)) break;
        if (text.find_first_not_of(" \t\r") == std::string::npos) continue;
        item.text = text;
        take(item, before + bytes.taken());
      }
    }
    before += bytes.taken();
  }
}

RawCase CaseInput::read_again(const CasePlace& place) const {
  const File& file = files_[place.file];
  const auto in = open(place.file);
  in->seekg(static_cast<std::streamoff>(place.offset));
  RawCase item;
  item.place = place;
  item.path = file.path;
  if (place.line == 0) {
    Bytes(*in, file.path, kChunk).all(item.text, item.size);
  } else {
    Bytes(*in, file.path, 4 * 1024).line(item.text, item.size);
  }
  return item;
}

}  // namespace casebook::casefile
