#include <fmt/format.h>

#include "casefile/check.h"

namespace casebook::casefile {

namespace {

/// The file of a known article, without the line.
std::string path_of(const KnownArticle& known) { return known.file.substr(0, known.file.rfind(':')); }

void run(const CaseFile& file, const Surroundings& surroundings, std::vector<core::Diagnostic>& problems) {
  if (file.kind != CaseFile::Kind::article) return;
  const ArticleRecord& article = file.article;
  const auto report = [&](const char* key, const std::string& what, const KnownArticle& known) {
    problems.push_back({core::Severity::error, "duplicate-article", article.values.of(key, article.where),
                        fmt::format("another case file has {}: {} ({})", what, known.key, known.file),
                        "one file an article; a retelling is a group with counted in"});
  };
  for (const KnownArticle& known : surroundings.articles->alike(article)) {
    // Records of an import are waiting for their case file.
    if (known.file.empty() || path_of(known) == file.path) continue;
    if (known.key == article.key) {
      report("key", "this key", known);
      continue;
    }
    switch (likeness(article, known)) {
      case Likeness::pmid:
        report("pmid", "PMID " + article.pmid, known);
        break;
      case Likeness::doi:
        report("doi", "DOI " + article.doi, known);
        break;
      case Likeness::title:
        report("title", "this title, author and year", known);
        break;
      case Likeness::none:
        break;
    }
  }
}

}  // namespace

extern const Check check_duplicate_article;
const Check check_duplicate_article{"duplicate-article", run};

}  // namespace casebook::casefile
