#pragma once
// Records into rows: what `add`, `remove` and `export case` do to a catalogue.

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "casefile/case_input.h"
#include "casefile/case_reader.h"
#include "casefile/checking.h"
#include "casefile/claim_changes.h"
#include "casefile/term_renaming.h"
#include "store/database.h"

namespace casebook::casefile {

/// What became of one file.
struct FileChange {
  enum class Kind { added, updated, unchanged };
  Kind kind = Kind::unchanged;
  CaseFile::Kind what = CaseFile::Kind::article;
  std::string path;
  std::string key;              ///< citekey of the article, name of the vocabulary, or citekey of the notice's article
  int claims = 0;               ///< claims it holds now
  int claims_added = 0;         ///< claims that were not there before (by what they say)
  int claims_removed = 0;       ///< claims that are gone
  int left_out = 0;             ///< items of a draft
  std::vector<TermChange> terms;              ///< of a vocabulary: terms renamed and merged
  std::vector<std::string> new_terms;         ///< of a vocabulary
  bool draft = false;
  std::vector<ClaimChange> claim_changes;   ///< of an updated article; one that says something else now is one change
};

/// The catalogue as the checker needs it: vocabulary, articles (looked up when asked for), today.
/// \param database  must outlive what is returned, and its copies
Surroundings catalogue_surroundings(store::Database& database, const std::string& today);
/// The same, which keeps the catalogue open as long as it is asked.
Surroundings catalogue_surroundings(std::shared_ptr<store::Database> database, const std::string& today);
/// The same for a check without a catalogue: the vocabulary and the articles that came with the program.
Surroundings seed_surroundings(const std::string& today);
/// Citekeys of a catalogue that `typed` may have meant: all where they are few, else some that begin as it does.
std::vector<std::string> nearby_citekeys(store::Database& database, const std::string& typed);

/// Who is told what happens in the course of a call; each may be left empty.
struct CallWatch {
  std::function<void(const CheckedFile&)> checked;    ///< a file or line with its problems, in the order of the input
  std::function<void(const FileChange&)> changed;     ///< what became of it, if all is well so far: vocabularies, articles in their order, then notices
  Progress progress;
};

inline constexpr std::uint64_t kLargeLoad = 1'000'000;   ///< bytes

/// Checks the files of a call, one at a time. \returns whether none has an error
bool check_cases(const CaseInput& input, Surroundings surroundings, const CallWatch& watch);

/// Checks and loads the files of a call, one at a time, in one transaction: vocabularies, articles, then notices. A file or line whose text is already
/// there is not touched; a changed article is replaced in place (its article_id and citekey stay). Derived rows are brought up to date. After the first
/// error the rest is only checked.
/// \param now    UTC, ISO 8601, for case_files.loaded
/// \param origin of the files and of new vocabulary terms: 'seed' or 'curator'; a text that came with this program is the seed's either way
/// \param large_from  bytes of input from which a catalogue without articles is filled in bulk (store::LoadTransaction); the rows are the same
/// \returns whether all was loaded; if not, nothing was changed
/// \throws core::StoreError with the file's name in front; then nothing was changed
bool load_cases(store::Database& database, const CaseInput& input, const std::string& now, const std::string& origin, const CallWatch& watch,
                std::uint64_t large_from = kLargeLoad);

/// Loads a few checked files in the same way. \returns what became of each
/// \param files  none may have an error among its problems
/// \throws core::StoreError; then nothing was changed
std::vector<FileChange> load_files(store::Database& database, const std::vector<CheckedFile>& files, const std::string& now,
                                   const std::string& origin = "curator");

/// Takes an article out with all that hangs on it; of one that came with the program it is kept in mind, for `migrate`. \returns its claims. \throws core::UsageError for an unknown key (with the nearest names)
int remove_article(store::Database& database, const std::string& citekey);

/// The case file of an article in its canonical form (write_yaml over the loaded text, sections and keys in the order of the format).
/// \throws core::UsageError for an unknown key, core::StoreError when the article was imported and has no case file
std::string export_case(store::Database& database, const std::string& citekey);

/// Recomputes everything that is derived (which claims count, response_facts, full text) for all articles, inside the transaction of whoever asks.
void derive_all(store::Database& database);

}  // namespace casebook::casefile
