#pragma once
// What a case file may have to know of other articles, looked up one at a time: a catalogue may hold a million.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "casefile/records.h"

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

/// Where articles are looked up.
class KnownArticles {
 public:
  virtual ~KnownArticles() = default;
  /// The article of this citekey; nullopt: nobody knows it.
  virtual std::optional<KnownArticle> find(const std::string& key) const = 0;
  /// Whether the article of this key is among the files that are checked together: then its own file is all that find() knows of it.
  virtual bool stands_in_call(const std::string&) const { return false; }
  /// Articles of other keys that may be the same publication: those that share the PMID, the DOI, or title, first author and year without regard to
  /// case. Some may be left out where very many share one. Where several files of one call have the same key, also the first of these.
  virtual std::vector<KnownArticle> alike(const ArticleRecord& article) const = 0;
  /// Citekeys that `typed` may have meant, for a hint: all of them where they are few, else those that begin as it does.
  virtual std::vector<std::string> keys_near(const std::string& typed) const = 0;
};

/// Articles given one by one: those that came with the program, or none. Each stands before what `beyond` knows of its key.
class ListedArticles final : public KnownArticles {
 public:
  /// \param beyond  whom else to ask; null: nobody
  explicit ListedArticles(std::shared_ptr<const KnownArticles> beyond = nullptr) : beyond_(std::move(beyond)) {}

  /// The first of two with one key stays.
  void add(KnownArticle article);

  std::optional<KnownArticle> find(const std::string& key) const override;
  std::vector<KnownArticle> alike(const ArticleRecord& article) const override;
  std::vector<std::string> keys_near(const std::string& typed) const override;

 private:
  std::map<std::string, KnownArticle> articles_;
  std::shared_ptr<const KnownArticles> beyond_;
};

/// Why an article would be the same publication as another of another key.
enum class Likeness { none, pmid, doi, title };
/// The title counts only where no PMID or DOI tells them apart.
Likeness likeness(const ArticleRecord& article, const KnownArticle& known);

}  // namespace casebook::casefile
