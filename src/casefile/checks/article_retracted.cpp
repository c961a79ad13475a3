#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "casefile/check.h"

namespace casebook::casefile {

namespace {

std::string notice_words(const std::string& notice) {
  if (notice.empty() || notice == "undated") return {};
  const bool pmid = std::all_of(notice.begin(), notice.end(), [](unsigned char c) { return std::isdigit(c) != 0; }) &&
                    notice.size() > 4;
  return pmid ? " (PMID " + notice + ")" : " (" + notice + ")";
}

void run(const CaseFile& file, const Surroundings& surroundings, std::vector<core::Diagnostic>& problems) {
  if (file.kind != CaseFile::Kind::article || file.article.key.empty()) return;
  std::string notice = known_article(file).retracted_by;
  if (notice.empty() && !surroundings.articles->stands_in_call(file.article.key)) {
    if (const auto known = surroundings.articles->find(file.article.key)) notice = known->retracted_by;
  }
  if (notice.empty()) return;
  problems.push_back(
      {core::Severity::warning,
       "article-retracted",
       file.article.values.of("key", file.article.where),
       fmt::format("{} is retracted{}: its claims are flagged in every answer", file.article.key, notice_words(notice)),
       {}});
}

}  // namespace

extern const Check check_article_retracted;
const Check check_article_retracted{"article-retracted", run};

}  // namespace casebook::casefile
