#include <fmt/format.h>

#include "casefile/check.h"
#include "core/text.h"

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
  for (const auto& [key, known] : surroundings.articles) {
    // Records of an import are waiting for their case file; the same key is the same article, in place.
    if (known.file.empty() || known.key == article.key || path_of(known) == file.path) continue;
    const bool pmids_differ = !known.pmid.empty() && !article.pmid.empty() && known.pmid != article.pmid;
    const bool dois_differ = !known.doi.empty() && !article.doi.empty() && known.doi != article.doi;
    const bool same_author = !article.authors.empty() &&
                             core::lower_ascii(known.first_author) == core::lower_ascii(article.authors.front().family);
    if (!article.pmid.empty() && known.pmid == article.pmid) {
      report("pmid", "PMID " + article.pmid, known);
    } else if (!article.doi.empty() && known.doi == article.doi) {
      report("doi", "DOI " + article.doi, known);
    } else if (!article.title.empty() && !pmids_differ && !dois_differ && same_author &&
               known.year == article.published.substr(0, 4) &&
               core::lower_ascii(known.title) == core::lower_ascii(article.title)) {
      report("title", "this title, author and year", known);
    }
  }
}

}  // namespace

extern const Check check_duplicate_article;
const Check check_duplicate_article{"duplicate-article", run};

}  // namespace casebook::casefile
