#pragma once
// From the tree of a file to records, with every problem on the way.

#include <map>
#include <string>
#include <vector>

#include "casefile/node.h"
#include "casefile/records.h"
#include "casefile/vocabulary.h"

namespace casebook::casefile {

/// What is known of another article: enough to find duplicates and to resolve `via`, `same as` and `overruled by`.
struct KnownArticle {
  std::string key;
  std::string pmid;
  std::string doi;
  std::string title;
  std::string first_author;
  std::string year;
  std::string file;                   ///< case file and line, for messages: 'seed/albers-2017.yaml:12'; empty: imported
  std::string retracted_by;           ///< PMID (or date) of a retraction without reinstatement; empty: none
  std::vector<std::string> claim_ids; ///< local ids of its claims
};

/// The surroundings of a file: vocabulary, the catalogue's articles and those of the other files of the same call.
struct Surroundings {
  Vocabulary vocabulary;
  std::map<std::string, KnownArticle> articles;   ///< by citekey
  std::string today;                              ///< ISO date, for date-in-future; empty: not checked
};

/// A file with what it says and all that is wrong with it, syntax problems included, sorted by position.
struct CheckedFile {
  CaseFile file;
  std::vector<core::Diagnostic> problems;
  bool loadable() const;              ///< no error among them
};

/// Reads the records of a parsed file and runs the single-file checks on them. Never throws on content. A file with `vocabulary:` or `notice:` on top is read as such.
CheckedFile read_case_file(ParsedFile parsed, const Surroundings& surroundings);

/// What other files may need to know of this one.
KnownArticle known_article(const CaseFile& file);

}  // namespace casebook::casefile
