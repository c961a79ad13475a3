#include "site/search_index.h"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>

#include "bibliography/citekey.h"
#include "core/text.h"

namespace casebook::site {
namespace {

using Json = nlohmann::ordered_json;
using Numbers = std::vector<std::uint64_t>;

/// In ASCII.
std::string text_of(const Json& json) { return json.dump(-1, ' ', true, Json::error_handler_t::replace); }

std::string base_36(std::uint64_t number) {
  std::string digits;
  do {
    digits.insert(digits.begin(), "0123456789abcdefghijklmnopqrstuvwxyz"[number % 36]);
    number /= 36;
  } while (number > 0);
  return digits;
}

/// Each as its distance from the one before.
std::string steps(const Numbers& numbers) {
  std::string out;
  std::uint64_t before = 0;
  for (const auto number : numbers) {
    if (!out.empty()) out += ' ';
    out += base_36(number - before);
    before = number;
  }
  return out;
}

class Index {
 public:
  explicit Index(std::size_t shard_bytes) : shard_bytes_(shard_bytes) {}

  void add(const SearchedArticle& article) {
    articles_.push_back(next_);
    add_entry(article.title, Json::array({"", core::visible_text(article.title), article.address}));
    for (const auto& claim : article.claims) {
      add_entry(claim.words, claim.remark.empty() ? Json::array({claim.kind, core::visible_text(claim.words)})
                                                  : Json::array({claim.kind, core::visible_text(claim.words), core::visible_text(claim.remark)}));
    }
  }

  std::vector<std::pair<std::string, std::string>> take() {
    end_texts();
    Json parts = Json::object();
    for (const auto& [letter, words] : words_) {
      std::size_t bytes = 0;
      for (const auto& [word, numbers] : words) bytes += word.size() + steps(numbers).size() + 8;
      if (bytes <= shard_bytes_) {
        parts[letter] = add_words(letter, words);
        continue;
      }
      std::map<std::string, std::map<std::string, Numbers>> by_two;
      for (const auto& [word, numbers] : words) by_two[word.size() < 2 ? word + "-" : word.substr(0, 2)][word] = numbers;
      for (const auto& [key, some] : by_two) parts[key] = add_words(key, some);
    }
    Json contents = Json::object();
    contents["articles"] = articles_;
    contents["texts"] = firsts_;
    contents["words"] = std::move(parts);
    files_.emplace_back("search/contents.js", "casebookSearch.contents(" + text_of(contents) + ");\n");
    return std::move(files_);
  }

 private:
  void add_entry(const std::string& text, const Json& entry) {
    const std::string key = bibliography::ascii_key(text);
    for (std::size_t from = 0; from < key.size();) {
      const std::size_t to = std::min(key.find('-', from), key.size());
      const std::string word = key.substr(from, to - from);
      Numbers& numbers = words_[word.substr(0, 1)][word];
      if (numbers.empty() || numbers.back() != next_) numbers.push_back(next_);
      from = to + 1;
    }
    const std::string line = text_of(entry);
    if (!texts_.empty() && texts_.size() + line.size() > shard_bytes_) end_texts();
    if (texts_.empty()) firsts_.push_back(next_);
    texts_ += (texts_.empty() ? "\n" : ",\n") + line;
    ++next_;
  }

  void end_texts() {
    if (texts_.empty()) return;
    files_.emplace_back(fmt::format("search/texts-{}.js", firsts_.size()),
                        fmt::format("casebookSearch.texts({}, {{\"first\": {}, \"entries\": [{}\n]}});\n", firsts_.size() - 1, firsts_.back(), texts_));
    texts_.clear();
  }

  /// \returns how many scripts they took
  int add_words(const std::string& key, const std::map<std::string, Numbers>& words) {
    int parts = 0;
    std::string held;
    const auto end = [&] {
      if (held.empty()) return;
      ++parts;
      files_.emplace_back(fmt::format("search/words-{}-{}.js", key, parts), fmt::format("casebookSearch.words(\"{}\", {{{}\n}});\n", key, held));
      held.clear();
    };
    for (const auto& [word, numbers] : words) {
      const std::string line = fmt::format("\"{}\":\"{}\"", word, steps(numbers));
      if (!held.empty() && held.size() + line.size() > shard_bytes_) end();
      held += (held.empty() ? "\n" : ",\n") + line;
    }
    end();
    return parts;
  }

  std::size_t shard_bytes_;
  std::uint64_t next_ = 0;
  std::string texts_;
  Numbers articles_;   ///< the first entry of each
  Numbers firsts_;     ///< the first entry of each script of texts
  std::map<std::string, std::map<std::string, Numbers>> words_;   ///< by their first letter
  std::vector<std::pair<std::string, std::string>> files_;
};

}  // namespace

std::vector<std::pair<std::string, std::string>> search_index(const std::vector<SearchedArticle>& articles, std::size_t shard_bytes) {
  Index index(shard_bytes);
  for (const SearchedArticle& article : articles) index.add(article);
  return index.take();
}

}  // namespace casebook::site
