#include "casefile/known_articles.h"

#include <utility>

#include "core/text.h"

namespace casebook::casefile {

void ListedArticles::add(KnownArticle article) {
  std::string key = article.key;
  articles_.try_emplace(std::move(key), std::move(article));
}

std::optional<KnownArticle> ListedArticles::find(const std::string& key) const {
  const auto found = articles_.find(key);
  if (found != articles_.end()) return found->second;
  return beyond_ == nullptr ? std::nullopt : beyond_->find(key);
}

std::vector<KnownArticle> ListedArticles::alike(const ArticleRecord& article) const {
  std::vector<KnownArticle> found;
  for (const auto& [key, known] : articles_) {
    if (key != article.key && likeness(article, known) != Likeness::none) found.push_back(known);
  }
  if (beyond_ == nullptr) return found;
  for (KnownArticle& known : beyond_->alike(article)) {
    if (articles_.count(known.key) == 0) found.push_back(std::move(known));
  }
  return found;
}

std::vector<std::string> ListedArticles::keys_near(const std::string& typed) const {
  std::vector<std::string> keys;
  if (beyond_ != nullptr) keys = beyond_->keys_near(typed);
  for (const auto& [key, known] : articles_) keys.push_back(key);
  return keys;
}

Likeness likeness(const ArticleRecord& article, const KnownArticle& known) {
  if (!article.pmid.empty() && known.pmid == article.pmid) return Likeness::pmid;
  if (!article.doi.empty() && known.doi == article.doi) return Likeness::doi;
  const bool pmids_differ = !known.pmid.empty() && !article.pmid.empty();
  const bool dois_differ = !known.doi.empty() && !article.doi.empty();
  if (article.title.empty() || article.authors.empty() || pmids_differ || dois_differ) return Likeness::none;
  const bool same = known.year == article.published.substr(0, 4) &&
                    core::lower_ascii(known.first_author) == core::lower_ascii(article.authors.front().family) &&
                    core::lower_ascii(known.title) == core::lower_ascii(article.title);
  return same ? Likeness::title : Likeness::none;
}

}  // namespace casebook::casefile
