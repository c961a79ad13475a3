#pragma once
// The index that files/search.js reads: words to entries, and the entries' texts, in scripts small enough to be loaded one by one.

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace casebook::site {

/// An article to be found: its title, then what it says.
struct SearchedArticle {
  struct Claim {
    std::string kind;     ///< 'outcome'
    std::string words;    ///< in the curator's words
    std::string remark;   ///< why it does not count; empty: it does
  };
  std::string title;
  std::string address;    ///< of its page, relative to the site
  std::vector<Claim> claims;
};

/// Paths below the site and their texts: search/contents.js, search/texts-<n>.js, search/words-<letter>-<n>.js, where a letter has too
/// many words by their first two (words of one letter: <letter>-). Words are folded as bibliography::ascii_key folds; entries are numbered through all articles, an article's title first. All is ASCII: nothing in a text ends a script.
/// \param shard_bytes  a script is begun anew where it would be larger
std::vector<std::pair<std::string, std::string>> search_index(const std::vector<SearchedArticle>& articles, std::size_t shard_bytes = 60'000);

}  // namespace casebook::site
