#include <algorithm>
#include <utility>

#include "casefile/case_paths.h"
#include "casefile/loader.h"

namespace casebook::casefile {
namespace {

constexpr int kFewKeys = 2'000;          ///< so many citekeys a hint chooses from
constexpr std::size_t kBeginning = 3;    ///< characters that a key shares with what was typed, where there are more

/// The articles of a catalogue. Every question enters by an index, however many articles there are.
class CatalogueArticles final : public KnownArticles {
 public:
  explicit CatalogueArticles(std::shared_ptr<store::Database> database) : owner_(std::move(database)), database_(*owner_) {}

  std::optional<KnownArticle> find(const std::string& key) const override {
    auto article = read("SELECT article_id, citekey, pmid, doi, title, authors, published, source_file, source_line, retracted_by FROM known_articles "
                        "WHERE citekey = :key",
                        key);
    if (!article) return std::nullopt;
    auto& ids = database_.cached("SELECT local_id FROM claims WHERE article_id = :article_id AND local_id IS NOT NULL ORDER BY claim_id");
    ids.bind(":article_id", article->second);
    while (ids.step()) article->first.claim_ids.push_back(*ids.text("local_id"));
    ids.reset();
    return std::move(article->first);
  }

  std::vector<KnownArticle> alike(const ArticleRecord& article) const override {
    std::vector<std::int64_t> found;
    auto& identifiers = database_.cached("SELECT article_id FROM article_identifiers WHERE scheme = :scheme AND value = :value");
    for (const auto& [scheme, value] : {std::pair("pmid", article.pmid), {"doi", article.doi}}) {
      if (value.empty()) continue;
      collect(identifiers.bind(":scheme", scheme).bind(":value", value), found);
    }
    if (!article.title.empty() && !article.authors.empty()) {
      auto& titles = database_.cached("SELECT article_id FROM articles WHERE title = :title COLLATE NOCASE ORDER BY article_id LIMIT 100");
      collect(titles.bind(":title", article.title), found);
    }
    std::vector<KnownArticle> known;
    for (const auto article_id : found) {
      auto other = read("SELECT article_id, citekey, pmid, doi, title, authors, published, source_file, source_line, retracted_by FROM known_articles "
                        "WHERE article_id = :key",
                        article_id);
      const bool repeated = std::any_of(known.begin(), known.end(), [&](const KnownArticle& one) { return one.key == other->first.key; });
      if (other->first.key != article.key && !repeated && likeness(article, other->first) != Likeness::none) known.push_back(std::move(other->first));
    }
    return known;
  }

  std::vector<std::string> keys_near(const std::string& typed) const override { return nearby_citekeys(database_, typed); }

 private:
  static void collect(store::Statement& articles, std::vector<std::int64_t>& found) {
    while (articles.step()) found.push_back(*articles.integer("article_id"));
    articles.reset();
  }

  /// With its article_id.
  template <typename Key>
  std::optional<std::pair<KnownArticle, std::int64_t>> read(const char* question, const Key& key) const {
    auto& row = database_.cached(question);
    row.bind(":key", key);
    if (!row.step()) {
      row.reset();
      return std::nullopt;
    }
    KnownArticle article;
    article.key = *row.text("citekey");
    article.pmid = row.text("pmid").value_or("");
    article.doi = row.text("doi").value_or("");
    article.title = row.text("title").value_or("");
    article.year = row.text("published").value_or("").substr(0, 4);
    const auto authors = row.text("authors").value_or("");
    article.first_author = authors.substr(0, authors.find_first_of(",;"));
    if (const auto file = row.text("source_file")) article.file = *file + ":" + std::to_string(row.integer("source_line").value_or(1));
    article.retracted_by = row.text("retracted_by").value_or("");
    const auto article_id = *row.integer("article_id");
    row.reset();
    return std::pair(std::move(article), article_id);
  }

  std::shared_ptr<store::Database> owner_;
  store::Database& database_;
};

}  // namespace

std::vector<std::string> nearby_citekeys(store::Database& database, const std::string& typed) {
  std::vector<std::string> keys;
  const auto read = [&](const std::string& from, const std::string& before) {
    keys.clear();
    auto& statement = database.cached("SELECT citekey FROM articles WHERE citekey >= :from AND citekey < :before ORDER BY citekey LIMIT :most");
    statement.bind(":from", from).bind(":before", before).bind(":most", kFewKeys + 1);
    while (statement.step()) keys.push_back(*statement.text("citekey"));
    statement.reset();
  };
  read("", "\xF4\x90");   // above every character
  if (keys.size() <= static_cast<std::size_t>(kFewKeys)) return keys;
  const std::string beginning = typed.substr(0, kBeginning);
  read(beginning, beginning + "\xF4\x90");
  return keys;
}

Surroundings catalogue_surroundings(store::Database& database, const std::string& today) {
  return catalogue_surroundings(std::shared_ptr<store::Database>(std::shared_ptr<store::Database>(), &database), today);   // owns nothing
}

Surroundings catalogue_surroundings(std::shared_ptr<store::Database> database, const std::string& today) {
  Surroundings surroundings;
  surroundings.vocabulary = catalogue_vocabulary(*database);
  surroundings.articles = std::make_shared<CatalogueArticles>(std::move(database));
  surroundings.today = today;
  return surroundings;
}

Surroundings seed_surroundings(const std::string& today) {
  Surroundings surroundings;
  surroundings.vocabulary = seed_vocabulary();
  surroundings.today = today;
  const Surroundings plain = surroundings;
  const auto articles = std::make_shared<ListedArticles>();
  for (const auto& text : embedded_case_texts("seed/")) {
    if (text.path.starts_with("seed/vocabulary/")) continue;
    const auto checked = read_case_file(read_yaml(text.path, text.text), plain);
    if (checked.file.kind == CaseFile::Kind::article) articles->add(known_article(checked.file));
  }
  surroundings.articles = articles;
  return surroundings;
}

}  // namespace casebook::casefile
