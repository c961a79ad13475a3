#include "report/search.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "core/errors.h"
#include "core/nearest_name.h"
#include "core/text.h"
#include "document/table.h"
#include "query/article_citations.h"
#include "query/erratum_effects.h"
#include "query/search_words.h"
#include "query/vocabulary_terms.h"
#include "report/phrases.h"

namespace casebook::report {
namespace {

using document::cell;

constexpr std::size_t kShortestWordOfTerm = 4;   // shorter words of a vocabulary's terms ("of", "low") are no help

/// Each hit between marks for a reader, between ** for programs.
document::Cell hit_cell(const std::optional<std::string>& text) {
  if (!text) return document::not_stated();
  std::string plain;
  for (const char c : *text) plain += c == document::kHitBegin || c == document::kHitEnd ? std::string("**") : std::string(1, c);
  return cell(plain, *text);
}

/// The expression cut to title or abstract, where only one of them is asked for.
std::string for_articles(const SearchOptions& options, const std::string& expression) {
  if (options.titles && options.abstracts) return expression;
  return fmt::format("{{{}}} : ({})", options.titles ? "title" : "abstract", expression);
}

struct ArticleStanding {
  bool in_doubt = false;
  std::string words;   ///< 'draft', 'retraction of 2020-05'; empty: nothing to say
};

std::map<std::string, ArticleStanding> standings_of(query::Catalogue& catalogue, const std::vector<query::ArticleCitation>& articles) {
  std::map<std::string, ArticleStanding> standings;
  query::Filter filter;
  filter.articles.emplace();
  const auto say = [](ArticleStanding& standing, const std::string& words) { standing.words += (standing.words.empty() ? "" : ", ") + words; };
  for (const auto& article : articles) {
    filter.articles->push_back(article.citekey);
    if (article.status != "draft") continue;
    auto& standing = standings[article.citekey];
    standing.in_doubt = true;
    say(standing, "draft");
  }
  for (const auto& notice : query::erratum_effects(catalogue, filter).rows) {
    auto& standing = standings[notice.citekey];
    say(standing, notice.kind + (notice.published ? " of " + *notice.published : ""));
    if (notice.claims_flagged > 0 || notice.kind == "retraction") standing.in_doubt = true;
    if (notice.kind == "reinstatement" && notice.claims_flagged == 0) standing.in_doubt = false;   // notices come in the order of their dates
  }
  return standings;
}

document::Table articles_table(query::Catalogue& catalogue, const std::vector<query::FoundArticle>& found, document::Document& document) {
  document::Table table;
  table.name = "articles";
  table.title = "Articles";
  table.empty_text = "no article";
  table.columns = {document::text_column("citekey", "article"), document::text_column("title", "title"), document::text_column("excerpt", "abstract"),
                   document::data_column("published"),          document::data_column("pmid"),           document::data_column("doi"),
                   document::data_column("design"),             document::data_column("status"),         document::text_column("standing", "note")};
  std::vector<std::int64_t> ids;
  for (const auto& article : found) ids.push_back(article.article_id);
  const auto keys = query::article_citations_of(catalogue, ids);
  std::map<std::int64_t, const query::ArticleCitation*> by_id;
  for (const auto& article : keys.rows) by_id[article.article_id] = &article;
  auto standings = standings_of(catalogue, keys.rows);
  bool any_abstract = false, any_standing = false;
  for (const auto& hit : found) {
    const auto& article = *by_id.at(hit.article_id);
    const auto& standing = standings[article.citekey];
    any_abstract = any_abstract || hit.excerpt.has_value();
    any_standing = any_standing || !standing.words.empty();
    document::add_row(table,
                      {cell(article.citekey), hit_cell(hit.title), hit_cell(hit.excerpt), cell(article.published), cell(article.pmid), cell(article.doi),
                       cell(article.design), cell(article.status), cell(standing.words)},
                      standing.in_doubt);
  }
  if (!any_abstract) table.columns[2].audience = document::Audience::data;
  if (!any_standing) table.columns[8].audience = document::Audience::data;
  table.columns[2].drop_order = 1;
  document.sql.emplace_back("articles that were found", keys.sql);
  return table;
}

/// What a reader should know of a claim before quoting it; empty: nothing.
std::string claim_standing(const query::Evidence& claim) {
  if (claim.flagged != 0) return "flagged";
  const std::string why = claim.why_not_counted.value_or("");
  for (const char* said : {"draft", "restates", "retold", "overruled", "possibly the same patient", "said at first hand", "prior course"}) {
    if (why == said) return why;
  }
  return {};
}

document::Table claims_table(const std::vector<query::FoundClaim>& found) {
  document::Table table;
  table.name = "claims";
  table.title = "Claims";
  table.empty_text = "no claim";
  table.columns = {document::text_column("citekey", "article"), document::text_column("subject", "of"),
                   document::text_column("kind", "kind"),       document::reader_column("patients", "in", 3),
                   document::text_column("excerpt", "claim"),   document::text_column("locator", "where"),
                   document::data_column("claim_id"),           document::data_column("affected"),
                   document::data_column("assessed"),           document::data_column("said"),
                   document::data_column("basis"),              document::data_column("via_source"),
                   document::data_column("text_read"),          document::data_column("flagged"),
                   document::data_column("counted"),            document::data_column("why_not_counted"),
                   document::data_column("topic"),              document::reader_column("standing", "note", 2)};
  table.columns[5].drop_order = 1;
  table.columns[1].drop_order = 4;
  bool any_standing = false;
  for (const auto& [excerpt, claim] : found) {
    const bool background = claim.kind == "background";
    const std::string standing = claim_standing(claim);
    any_standing = any_standing || !standing.empty();
    document::add_row(table,
                      {cell(claim.citekey), background ? document::Cell{{}, ""} : cell(claim.subject), cell(background ? claim.topic.value_or(claim.kind) : claim.kind),
                       background ? cell("", "") : document::count_cell(claim.affected, claim.assessed), hit_cell(excerpt), cell(claim.locator), cell(claim.claim_id),
                       cell(claim.affected), cell(claim.assessed), cell(claim.said), cell(claim.basis), cell(claim.via_source), cell(claim.text_read),
                       cell(claim.flagged), cell(claim.counted), cell(claim.why_not_counted), cell(claim.topic), cell(standing)},
                      claim.flagged != 0 || standing == "draft");
  }
  if (!any_standing) table.columns[17].audience = document::Audience::data;
  return table;
}

std::string number_words(const query::Hits& hits, const char* one, const char* many) {
  return hits.more ? fmt::format("more than {} {}", hits.counted, many) : counted(hits.counted, one, many);
}

void add_bounds(document::Document& document, const query::Hits& hits, const char* many) {
  const auto shown = static_cast<std::int64_t>(hits.best.size());
  if (hits.ranked > 0 && hits.ranked < hits.counted) {
    document.caveats.push_back(fmt::format("Of the {}{} {}, the first {} were ranked; add a word to narrow the search.", hits.more ? "more than " : "",
                                           hits.counted, many, hits.ranked));
  }
  if (shown < hits.counted) document.caveats.push_back(fmt::format("Shown: the best {} of {}{} {}; --limit shows more.", shown,
                                                                   hits.more ? "more than " : "", hits.counted, many));
}

/// Names and synonyms, and the words that they consist of.
std::vector<std::string> vocabulary_words(query::Catalogue& catalogue) {
  std::vector<std::string> words;
  for (const auto& term : query::vocabulary_terms(catalogue, "").rows) {
    words.push_back(term.word);
    std::size_t from = 0;
    while (from < term.word.size() && term.word.find(' ') != std::string::npos) {
      const auto end = std::min(term.word.find(' ', from), term.word.size());
      if (end - from >= kShortestWordOfTerm) words.push_back(term.word.substr(from, end - from));
      from = end + 1;
    }
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

void tell_nothing(document::Document& document, query::Catalogue& catalogue, const SearchOptions& options, const std::vector<std::string>& words) {
  document.answer.push_back(fmt::format("Nothing was found for {}.", core::visible_text(options.text)));
  std::vector<std::string> alone, hints;
  const auto vocabulary = vocabulary_words(catalogue);
  for (const auto& word : distinct(words)) {
    const auto expression = query::search_words("\"" + word + "\"").expression;
    query::Hits articles, claims;
    if (options.titles || options.abstracts) articles = query::article_hits(catalogue, for_articles(options, expression), 0, options.bounds);
    if (options.claims) claims = query::claim_hits(catalogue, expression, 0, options.bounds);
    const bool any = articles.counted + claims.counted > 0;
    if (words.size() > 1) {
      alone.push_back(fmt::format("'{}' in {}", core::visible_text(word),
                                  any ? number_words(articles, "article", "articles") + " and " + number_words(claims, "claim", "claims") : "none"));
    }
    if (any) continue;
    const std::string hint = core::did_you_mean(word, vocabulary);
    if (!hint.empty()) hints.push_back((words.size() > 1 ? fmt::format("For '{}': ", core::visible_text(word)) : std::string()) + sentence_case(hint));
  }
  if (!alone.empty()) document.answer.push_back("Each alone: " + listed(alone, "; ") + ".");
  for (const auto& hint : hints) document.answer.push_back(hint);
}

}  // namespace

document::Document search_answer(query::Catalogue& catalogue, const SearchOptions& options) {
  auto asked = query::search_words(options.text);
  if (options.expression) asked = {{}, options.text};
  if (asked.expression.empty()) throw core::UsageError(fmt::format("there is no word to search for in '{}'", core::visible_text(options.text)));
  document::Document document;
  document.report = "search";
  document.question = fmt::format("Where does the catalogue speak of {}?", core::visible_text(options.text));
  document.parameters = {{"text", options.text}, {"limit", options.limit}};
  const bool all = options.titles && options.abstracts && options.claims;
  std::vector<std::string> places;
  if (options.titles) places.emplace_back("titles");
  if (options.abstracts) places.emplace_back("abstracts");
  if (options.claims) places.emplace_back("claims");
  if (!all) document.parameters.push_back({"in", listed(places, ",")});
  if (options.expression) document.parameters.push_back({"expression", true});

  std::vector<std::string> found;
  query::Hits articles, claims;
  if (options.titles || options.abstracts) {
    const auto expression = for_articles(options, asked.expression);
    articles = query::article_hits(catalogue, expression, options.limit, options.bounds);
    document.tables.push_back(articles_table(catalogue, query::found_articles(catalogue, expression, articles.best), document));
    found.push_back(number_words(articles, "article", "articles") +
                    (options.titles && options.abstracts ? " (title or abstract)" : options.titles ? " (title)" : " (abstract)"));
  }
  if (options.claims) {
    claims = query::claim_hits(catalogue, asked.expression, options.limit, options.bounds);
    document.tables.push_back(claims_table(query::found_claims(catalogue, asked.expression, claims.best)));
    found.push_back(number_words(claims, "claim", "claims"));
  }
  if (articles.counted + claims.counted == 0) {
    tell_nothing(document, catalogue, options, asked.words);
    return document;
  }
  document.answer.push_back(fmt::format("Found in {}.", listed(found)));
  add_bounds(document, articles, "articles");
  add_bounds(document, claims, "claims");
  document.caveats.push_back("A claim that is found may speak of what was not seen, or not count; its report says so.");
  if (std::any_of(document.tables.begin(), document.tables.end(), [](const document::Table& table) {
        return std::any_of(table.rows.begin(), table.rows.end(), [](const document::Row& row) { return row.muted; });
      })) {
    document.legend.emplace_back("† a draft, or put in doubt by a notice");
  }
  return document;
}

}  // namespace casebook::report
