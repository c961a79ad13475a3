#include "casefile/articles_of_call.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>
#include <utility>

#include "core/text.h"

namespace casebook::casefile {
namespace {

constexpr std::size_t kMostLookedAt = 10;    ///< articles that share one number or title
constexpr std::size_t kMostHints = 2'000;    ///< keys that a hint chooses from
constexpr std::size_t kMostRecent = 256;     ///< articles kept after they were read again

/// FNV-1a, 64 bits folded to 32: the same on every machine. Two words with one digest cost a second look, nothing else.
std::uint32_t digest_of(const std::string& words) {
  std::uint64_t digest = 14695981039346656037ULL;
  for (const char c : words) {
    digest ^= static_cast<unsigned char>(c);
    digest *= 1099511628211ULL;
  }
  return static_cast<std::uint32_t>(digest ^ (digest >> 32));
}

/// Empty when it has no title or no author: then the title says nothing.
std::string title_words(const ArticleRecord& article) {
  if (article.title.empty() || article.authors.empty()) return {};
  return core::lower_ascii(article.title) + '\n' + core::lower_ascii(article.authors.front().family) + '\n' + article.published.substr(0, 4);
}

}  // namespace

void ArticlesOfCall::note(const CasePlace& place, const ArticleRecord& article) {
  if (article.key.empty()) return;
  const auto number = static_cast<std::uint32_t>(places_.size());
  places_.push_back(place);
  keys_.push_back(digest_of(article.key));
  by_key_.push_back({keys_.back(), number});
  if (!article.pmid.empty()) by_pmid_.push_back({digest_of(article.pmid), number});
  if (!article.doi.empty()) by_doi_.push_back({digest_of(article.doi), number});
  if (const auto words = title_words(article); !words.empty()) by_title_.push_back({digest_of(words), number});
  if (first_keys_.size() < kMostHints) first_keys_.push_back(article.key);
}

void ArticlesOfCall::complete(const Vocabulary& vocabulary) {
  plain_.vocabulary = vocabulary;
  for (Index* const index : {&by_key_, &by_pmid_, &by_doi_, &by_title_}) std::sort(index->begin(), index->end());
  // Each is asked for by articles of the call alone: a number or title that one of them has makes nobody known to another.
  for (Index* const index : {&by_pmid_, &by_doi_, &by_title_}) keep_shared(*index);
  places_.shrink_to_fit();
  keys_.shrink_to_fit();
  by_key_.shrink_to_fit();
}

void ArticlesOfCall::keep_shared(Index& index) {
  Index shared;
  for (std::size_t i = 0; i < index.size(); ++i) {
    const bool as_before = i > 0 && index[i - 1].digest == index[i].digest;
    const bool as_next = i + 1 < index.size() && index[i + 1].digest == index[i].digest;
    if (as_before || as_next) shared.push_back(index[i]);
  }
  index.swap(shared);
}

void ArticlesOfCall::forget_beyond() { beyond_ = std::make_shared<ListedArticles>(); }

void ArticlesOfCall::forget_all() {
  for (Index* const index : {&by_key_, &by_pmid_, &by_doi_, &by_title_}) Index().swap(*index);
  std::vector<CasePlace>().swap(places_);
  std::vector<std::uint32_t>().swap(keys_);
  first_keys_.clear();
  recent_.clear();
}

std::vector<std::uint32_t> ArticlesOfCall::with(const Index& index, const std::string& words) const {
  std::vector<std::uint32_t> found;
  const std::uint32_t digest = digest_of(words);
  for (auto entry = std::lower_bound(index.begin(), index.end(), Entry{digest, 0}); entry != index.end() && entry->digest == digest; ++entry) {
    found.push_back(entry->article);
    if (found.size() == kMostLookedAt) break;
  }
  return found;
}

const KnownArticle& ArticlesOfCall::read_again(std::uint32_t article) const {
  if (const auto found = recent_.find(article); found != recent_.end()) return found->second;
  if (recent_.size() >= kMostRecent) recent_.clear();
  // A file that was changed meanwhile may hold another article there, or none: then nobody is known.
  const CheckedFile read = read_case_file(parse(input_.read_again(places_[article])), plain_);
  return recent_.emplace(article, known_article(read.file)).first->second;
}

bool ArticlesOfCall::holds(const std::string& key) const { return !with(by_key_, key).empty(); }

std::optional<KnownArticle> ArticlesOfCall::find(const std::string& key) const {
  for (const std::uint32_t number : with(by_key_, key)) {
    const KnownArticle& known = read_again(number);
    if (known.key == key) return known;
  }
  return beyond_->find(key);
}

std::vector<KnownArticle> ArticlesOfCall::alike(const ArticleRecord& article) const {
  std::set<std::uint32_t> numbers;
  const std::uint32_t own = digest_of(article.key);
  const auto collect = [&](const Index& index, const std::string& words) {
    if (words.empty()) return;
    for (const std::uint32_t number : with(index, words)) {
      if (keys_[number] != own) numbers.insert(number);
    }
  };
  collect(by_pmid_, article.pmid);
  collect(by_doi_, article.doi);
  collect(by_title_, title_words(article));
  std::vector<KnownArticle> found;
  for (const std::uint32_t number : numbers) {
    const KnownArticle& known = read_again(number);
    const bool is_first = with(by_key_, known.key).front() == number;
    if (is_first && likeness(article, known) != Likeness::none) found.push_back(known);
  }
  // Which of two files with one key is this article's own, the asker knows; an article by itself need not be read again.
  if (const auto same_key = with(by_key_, article.key); same_key.size() > 1) {
    for (const std::uint32_t number : same_key) {
      const KnownArticle& known = read_again(number);
      if (known.key != article.key) continue;
      found.push_back(known);
      break;
    }
  }
  for (KnownArticle& known : beyond_->alike(article)) {
    if (!holds(known.key)) found.push_back(std::move(known));
  }
  return found;
}

std::vector<std::string> ArticlesOfCall::keys_near(const std::string& typed) const {
  std::vector<std::string> keys = beyond_->keys_near(typed);
  keys.insert(keys.end(), first_keys_.begin(), first_keys_.end());
  return keys;
}

}  // namespace casebook::casefile
