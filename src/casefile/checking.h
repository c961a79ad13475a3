#pragma once
// Case files checked together, one at a time, each knowing of the others.

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "casefile/articles_of_call.h"
#include "casefile/case_input.h"
#include "casefile/case_reader.h"

namespace casebook::casefile {

/// How far a call is: `work` ('reading', 'checking', 'adding', 'counting'), done of total in bytes, or in articles for 'counting'.
using Progress = std::function<void(const std::string& work, std::uint64_t done, std::uint64_t total)>;

/// The files of one call. Two passes: the first takes note of keys and reads the vocabularies, whose terms serve all the rest wherever they stand; the
/// second checks every file. One file is in memory at a time, beside the vocabularies.
class Checking {
 public:
  /// \param input  must outlive this
  Checking(const CaseInput& input, Surroundings surroundings, Progress progress = {});

  /// The first pass.
  /// \throws core::StoreError where the vocabularies are more than memory should hold (64 MB)
  void survey();
  /// From now on the files know of each other alone: the catalogue has no other articles. After the survey.
  void forget_catalogue() { articles_->forget_beyond(); }
  /// After the last check: what was kept of the articles goes, which of a million is 50 MB.
  void forget_articles() { articles_->forget_all(); }
  /// `checked` may be moved away.
  using Take = std::function<void(const CasePlace& place, CheckedFile& checked)>;
  /// The second: every file with its problems, in the order of the input.
  void check(const std::string& work, const Take& take);
  /// The same; files are read and checked by a second thread, some of them ahead of the one that is taken. Only after forget_catalogue(): two threads cannot ask one catalogue.
  void check_ahead(const std::string& work, const Take& take);
  /// One file once more.
  CheckedFile check_again(const CasePlace& place) const;

  /// The vocabulary files by file and line, in the order of the input. After the survey.
  using Vocabularies = std::map<std::pair<std::uint32_t, std::uint32_t>, CheckedFile>;
  const Vocabularies& vocabularies() const { return vocabularies_; }
  /// What the files know of: given surroundings, and each other.
  const Surroundings& surroundings() const { return surroundings_; }

 private:
  CheckedFile read(RawCase item) const;
  CheckedFile checked(RawCase item) const;
  void report(const std::string& work, std::uint64_t done) const;

  const CaseInput& input_;
  std::shared_ptr<ArticlesOfCall> articles_;
  Surroundings surroundings_;
  Progress progress_;
  Vocabularies vocabularies_;
};

/// Checks a few texts at once, all of them in memory.
std::vector<CheckedFile> check_case_texts(const std::vector<CaseText>& texts, const Surroundings& surroundings);

}  // namespace casebook::casefile
