#pragma once
// Case files one at a time: whole files, and of JSON Lines a line at a time. No more is held than the one that is being read.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

#include "casefile/case_paths.h"
#include "casefile/node.h"

namespace casebook::casefile {

/// Where a case file stands in the input, to be read again.
struct CasePlace {
  std::uint32_t file = 0;     ///< which of the input's files, from 0
  std::uint32_t line = 0;     ///< of JSON Lines, from 1; 0: the whole file
  std::uint64_t offset = 0;   ///< of the line's first byte in its file
};

/// One case file as it came in: a file, or a line of JSON Lines.
struct RawCase {
  CasePlace place;
  std::string path;           ///< of the file, as shown in messages
  std::string text;           ///< its bytes without the line end; of one larger than a case file may be only as many as show that
  std::uint64_t size = 0;     ///< bytes that it really has
};

/// The tree of an item. Each line is a case file of its own: `case_files` holds it as 'bulk.jsonl:12'.
ParsedFile parse(RawCase item);
/// The same, but values of a line of JSON Lines know their line alone: enough for one in which nothing is wrong.
ParsedFile parse_without_places(const RawCase& item);
/// As much of the tree as tells whether it is a vocabulary, and which article: of JSON the sections of the file without what is in them, but for `article`.
ParsedFile parse_heading(RawCase item);

class CaseInput {
 public:
  /// Opens a file of the input, or nullptr.
  using Opener = std::function<std::unique_ptr<std::istream>()>;
  struct File {
    std::string path;         ///< as shown in messages; JSON Lines ends in .jsonl
    std::uint64_t size = 0;   ///< bytes
    Opener open;
  };

  explicit CaseInput(std::vector<File> files) : files_(std::move(files)) {}
  /// Texts in memory.
  explicit CaseInput(const std::vector<CaseText>& texts);
  /// The case files that paths stand for, as case_paths finds them.
  /// \throws core::StoreError naming every path that cannot be read; core::UsageError when a folder holds no case file
  static CaseInput of(const std::vector<std::filesystem::path>& paths);

  std::size_t files() const { return files_.size(); }
  std::uint64_t bytes() const;

  /// Gives each case file in the order of the files, blank lines left out; `done` counts the bytes up to its end.
  /// \throws core::StoreError for a file that cannot be read any more
  void read(const std::function<void(RawCase item, std::uint64_t done)>& take) const;
  /// The one at `place`, once more.
  RawCase read_again(const CasePlace& place) const;

 private:
  std::unique_ptr<std::istream> open(std::size_t file) const;
  std::vector<File> files_;
};

}  // namespace casebook::casefile
