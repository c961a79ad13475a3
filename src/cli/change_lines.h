#pragma once
// What `add` says of what it did.

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "casefile/loader.h"

namespace casebook::cli {

/// Gathers what became of the files of a call, however many: the counts, and what changed in each as long as there are few.
class ChangeLines {
 public:
  static constexpr std::size_t kMostFiles = 50;      ///< of more than these the counts alone are told
  static constexpr std::size_t kMostClaims = 20;     ///< lines of one article

  void take(const casefile::FileChange& change);
  /// "added 2 articles (34 claims), updated 1, unchanged 3", and below it a line a file and a line a claim.
  std::string text() const;

 private:
  std::string summary() const;

  std::map<casefile::CaseFile::Kind, std::size_t> added_;
  std::size_t claims_ = 0;
  std::size_t updated_ = 0;
  std::size_t unchanged_ = 0;
  std::size_t drafts_ = 0;
  std::size_t left_out_ = 0;
  std::size_t claims_added_ = 0;     ///< of updated articles, as the next two
  std::size_t claims_changed_ = 0;
  std::size_t claims_gone_ = 0;
  std::size_t changed_files_ = 0;
  std::vector<std::string> lines_;   ///< of the first kMostFiles files
};

}  // namespace casebook::cli
