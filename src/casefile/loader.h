#pragma once
// Records into rows: what `add`, `remove` and `export case` do to a catalogue.

#include <string>
#include <vector>

#include "casefile/case_reader.h"
#include "casefile/term_renaming.h"
#include "store/database.h"

namespace casebook::casefile {

/// What became of one file.
struct FileChange {
  enum class Kind { added, updated, unchanged };
  Kind kind = Kind::unchanged;
  std::string path;
  std::string key;              ///< citekey of the article, name of the vocabulary, or citekey of the notice's article
  int claims = 0;               ///< claims it holds now
  int claims_added = 0;         ///< claims that were not there before (by what they say)
  int claims_removed = 0;       ///< claims that are gone
  int left_out = 0;             ///< items of a draft
  std::vector<TermChange> terms;              ///< of a vocabulary: terms renamed and merged
  std::vector<std::string> new_terms;         ///< of a vocabulary
};

/// The catalogue as the checker needs it: vocabulary, articles, today.
Surroundings catalogue_surroundings(store::Database& database, const std::string& today);
/// The same for a check without a catalogue: the vocabulary and the articles that came with the program.
Surroundings seed_surroundings(const std::string& today);

/// Loads checked files in one transaction that the caller need not open: vocabularies, articles, then notices. A file whose text is already there is
/// not touched; a changed article is replaced in place (its article_id and citekey stay). Derived rows are brought up to date.
/// \param files  none may have an error among its problems
/// \param now    UTC, ISO 8601, for case_files.loaded
/// \param origin of the files and of new vocabulary terms: 'seed' or 'curator'; a text that came with this program is the seed's either way
/// \throws core::StoreError; then nothing was changed
std::vector<FileChange> load_files(store::Database& database, const std::vector<CheckedFile>& files, const std::string& now,
                                   const std::string& origin = "curator");

/// Takes an article out with all that hangs on it; of one that came with the program it is kept in mind, for `migrate`. \returns its claims. \throws core::UsageError for an unknown key (with the nearest names)
int remove_article(store::Database& database, const std::string& citekey);

/// The case file of an article in its canonical form (write_yaml over the loaded text, sections and keys in the order of the format).
/// \throws core::UsageError for an unknown key, core::StoreError when the article was imported and has no case file
std::string export_case(store::Database& database, const std::string& citekey);

/// Recomputes everything that is derived (which claims count, response_facts, full text) for all articles.
void derive_all(store::Database& database);

}  // namespace casebook::casefile
