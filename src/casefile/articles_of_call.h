#pragma once
// The articles of one call, each knowing of the others wherever they stand: kept as digests, and read again when one is asked for.

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "casefile/case_input.h"
#include "casefile/case_reader.h"

namespace casebook::casefile {

/// Holds some 30 bytes an article, whatever the articles say. Of two with one key, the first is the one that others know; each stands before what
/// `beyond` knows of its key.
class ArticlesOfCall final : public KnownArticles {
 public:
  /// \param input  must outlive this
  ArticlesOfCall(const CaseInput& input, std::shared_ptr<const KnownArticles> beyond) : input_(input), beyond_(std::move(beyond)) {}

  /// Takes note of an article. Only its key, PMID, DOI, title, first author and year are looked at.
  void note(const CasePlace& place, const ArticleRecord& article);
  /// To be called after the last note and before the first question.
  /// \param vocabulary  what articles that are read again are read with; must outlive this
  void complete(const Vocabulary& vocabulary);
  /// Gives its memory back; from now on it knows of no article.
  void forget_all();
  /// From now on nobody else is known: what was beyond holds no article but those of this call.
  void forget_beyond();

  std::optional<KnownArticle> find(const std::string& key) const override;
  bool stands_in_call(const std::string& key) const override { return holds(key); }
  /// Of an article of the call.
  std::vector<KnownArticle> alike(const ArticleRecord& article) const override;
  std::vector<std::string> keys_near(const std::string& typed) const override;

 private:
  /// Which articles have a word's digest, in the order of the input.
  struct Entry {
    std::uint32_t digest;
    std::uint32_t article;
    bool operator<(const Entry& other) const { return digest != other.digest ? digest < other.digest : article < other.article; }
  };
  using Index = std::vector<Entry>;

  bool holds(const std::string& key) const;
  /// The first articles that have the digest of `words`, at most kMost of them.
  /// Leaves only digests that several articles have. Sorted before.
  static void keep_shared(Index& index);
  std::vector<std::uint32_t> with(const Index& index, const std::string& words) const;
  const KnownArticle& read_again(std::uint32_t article) const;

  const CaseInput& input_;
  std::shared_ptr<const KnownArticles> beyond_;
  Surroundings plain_;                          ///< for reading again: nobody known
  std::vector<CasePlace> places_;               ///< of each article
  std::vector<std::uint32_t> keys_;             ///< digest of each article's key
  Index by_key_;
  Index by_pmid_;
  Index by_doi_;
  Index by_title_;
  std::vector<std::string> first_keys_;         ///< for hints
  mutable std::map<std::uint32_t, KnownArticle> recent_;   ///< articles read again, few
};

}  // namespace casebook::casefile
