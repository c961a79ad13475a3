#include "casefile/case_paths.h"
#include "casefile/loader.h"

namespace casebook::casefile {
namespace {

constexpr const char* kArticles =
    "SELECT citekey, pmid, doi, title, authors, published, source_file, source_line, retracted_by FROM known_articles ORDER BY citekey";
constexpr const char* kClaimIds = "SELECT citekey, local_id FROM claim_identities WHERE local_id IS NOT NULL ORDER BY citekey, claim_id";

}  // namespace

Surroundings catalogue_surroundings(store::Database& database, const std::string& today) {
  Surroundings surroundings;
  surroundings.vocabulary = catalogue_vocabulary(database);
  surroundings.today = today;
  auto articles = database.prepare(kArticles);
  while (articles.step()) {
    KnownArticle article;
    article.key = *articles.text("citekey");
    article.pmid = articles.text("pmid").value_or("");
    article.doi = articles.text("doi").value_or("");
    article.title = articles.text("title").value_or("");
    article.year = articles.text("published").value_or("").substr(0, 4);
    const auto authors = articles.text("authors").value_or("");
    article.first_author = authors.substr(0, authors.find_first_of(",;"));
    if (const auto file = articles.text("source_file")) {
      article.file = *file + ":" + std::to_string(articles.integer("source_line").value_or(1));
    }
    article.retracted_by = articles.text("retracted_by").value_or("");
    surroundings.articles.emplace(article.key, std::move(article));
  }
  auto ids = database.prepare(kClaimIds);
  while (ids.step()) surroundings.articles.at(*ids.text("citekey")).claim_ids.push_back(*ids.text("local_id"));
  return surroundings;
}

Surroundings seed_surroundings(const std::string& today) {
  Surroundings surroundings;
  surroundings.vocabulary = seed_vocabulary();
  surroundings.today = today;
  for (const auto& checked : check_case_texts(embedded_case_texts("seed/"), surroundings)) {
    if (checked.file.kind != CaseFile::Kind::article) continue;
    surroundings.articles.emplace(checked.file.article.key, known_article(checked.file));
  }
  return surroundings;
}

}  // namespace casebook::casefile
