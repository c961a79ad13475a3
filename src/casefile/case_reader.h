#pragma once
// From the tree of a file to records, with every problem on the way.

#include <memory>
#include <string>
#include <vector>

#include "casefile/known_articles.h"
#include "casefile/node.h"
#include "casefile/records.h"
#include "casefile/vocabulary.h"

namespace casebook::casefile {

/// The surroundings of a file: vocabulary, the catalogue's articles and those of the other files of the same call.
struct Surroundings {
  Vocabulary vocabulary;
  std::shared_ptr<const KnownArticles> articles = std::make_shared<ListedArticles>();   ///< never null
  std::string today;                                                                    ///< ISO date, for date-in-future; empty: not checked
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
