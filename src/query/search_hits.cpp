#include "query/search_hits.h"

#include <algorithm>

#include "core/errors.h"

namespace casebook::query {
namespace {

// The full-text tables are asked directly: SQLite lets no view of an untrusted file stand above a virtual table.
constexpr const char* kCountArticles = "SELECT rowid FROM article_search WHERE article_search MATCH :expression LIMIT :most";
constexpr const char* kCountClaims = "SELECT rowid FROM claim_search WHERE claim_search MATCH :expression LIMIT :most";
constexpr const char* kRankArticles = "SELECT rank, rowid FROM article_search WHERE article_search MATCH :expression ORDER BY rowid LIMIT :most";
constexpr const char* kRankClaims = "SELECT rank, rowid FROM claim_search WHERE claim_search MATCH :expression ORDER BY rowid LIMIT :most";
constexpr const char* kArticle =
    "SELECT highlight(article_search, 0, char(2), char(3)) AS title, snippet(article_search, 1, char(2), char(3), '…', 24) AS excerpt "
    "FROM article_search WHERE article_search MATCH :expression AND rowid = :key";
constexpr const char* kClaim =
    "SELECT snippet(claim_search, 0, char(2), char(3), '…', 24) AS excerpt FROM claim_search WHERE claim_search MATCH :expression AND rowid = :key";
constexpr std::string_view kEvidence =
    "SELECT citekey, pmid, doi, claim_id, kind, subject, affected, assessed, said, locator, basis, via_source, via_citekey, caution, overruled_by, "
    "text_read, flagged, counted, why_not_counted, topic FROM evidence WHERE claim_id = :key ORDER BY claim_id";

/// The first look at an expression is where FTS5 complains of it.
bool first_step(store::Statement& statement) {
  try {
    return statement.step();
  } catch (const core::StoreError& error) {
    const std::string said = error.what();
    if (said.find("fts5") != std::string::npos || said.find("no such column") != std::string::npos || said.find("unterminated") != std::string::npos ||
        said.find("unknown special query") != std::string::npos) {
      throw core::UsageError("the expression cannot be read: " + said + "; without --expression the text is words and \"phrases\"");
    }
    throw;
  }
}

Hits hits(Catalogue& catalogue, const char* count, const char* rank, const std::string& expression, std::int64_t limit, const HitBounds& bounds) {
  Hits found;
  auto counting = catalogue.database().prepare(count);
  counting.bind(":expression", expression).bind(":most", bounds.counted + 1);
  for (bool row = first_step(counting); row; row = counting.step()) ++found.counted;
  found.more = found.counted > bounds.counted;
  found.counted = std::min(found.counted, bounds.counted);
  if (limit == 0 || found.counted == 0) return found;

  std::vector<std::pair<double, std::int64_t>> ranked;
  auto ranking = catalogue.database().prepare(rank);
  ranking.bind(":expression", expression).bind(":most", bounds.ranked);
  while (ranking.step()) ranked.emplace_back(ranking.real(0).value_or(0), *ranking.integer(1));
  found.ranked = static_cast<std::int64_t>(ranked.size());
  std::sort(ranked.begin(), ranked.end());
  for (const auto& [score, key] : ranked) {
    if (static_cast<std::int64_t>(found.best.size()) == limit) break;
    found.best.push_back(key);
  }
  return found;
}

}  // namespace

Hits article_hits(Catalogue& catalogue, const std::string& expression, std::int64_t limit, const HitBounds& bounds) {
  return hits(catalogue, kCountArticles, kRankArticles, expression, limit, bounds);
}

Hits claim_hits(Catalogue& catalogue, const std::string& expression, std::int64_t limit, const HitBounds& bounds) {
  return hits(catalogue, kCountClaims, kRankClaims, expression, limit, bounds);
}

std::vector<FoundArticle> found_articles(Catalogue& catalogue, const std::string& expression, const std::vector<std::int64_t>& keys) {
  std::vector<FoundArticle> found;
  auto statement = catalogue.database().prepare(kArticle);
  for (const auto key : keys) {
    statement.bind(":expression", expression).bind(":key", key);
    if (statement.step()) found.push_back({key, statement.text(0), statement.text(1)});
    statement.reset();
  }
  return found;
}

std::vector<FoundClaim> found_claims(Catalogue& catalogue, const std::string& expression, const std::vector<std::int64_t>& keys) {
  std::vector<FoundClaim> found;
  auto excerpts = catalogue.database().prepare(kClaim);
  auto evidence = catalogue.database().prepare(kEvidence);
  for (const auto key : keys) {
    excerpts.bind(":expression", expression).bind(":key", key);
    evidence.bind(":key", key);
    if (excerpts.step() && evidence.step()) found.push_back({excerpts.text(0).value_or(""), read_row<Evidence>(evidence)});
    excerpts.reset();
    evidence.reset();
  }
  return found;
}

}  // namespace casebook::query
