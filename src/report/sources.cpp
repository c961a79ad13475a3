#include "report/sources.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "core/text.h"
#include "query/erratum_effects.h"
#include "report/phrases.h"

namespace casebook::report {
namespace {

constexpr std::size_t kMostAuthors = 6;
constexpr std::size_t kAuthorsBeforeEtAl = 3;

std::vector<std::string> split(const std::string& text, std::string_view separator) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  for (std::size_t at = text.find(separator); at != std::string::npos; at = text.find(separator, from)) {
    parts.push_back(text.substr(from, at - from));
    from = at + separator.size();
  }
  parts.push_back(text.substr(from));
  return parts;
}

std::string author_words(const std::string& author) {
  const auto comma = author.find(", ");
  if (comma == std::string::npos) return author;
  const std::string given = initials(author.substr(comma + 2));
  return author.substr(0, comma) + (given.empty() ? "" : " " + given);
}

std::string authors_words(const std::string& authors) {
  const auto all = split(authors, "; ");
  std::string words;
  const std::size_t named = all.size() > kMostAuthors ? kAuthorsBeforeEtAl : all.size();
  for (std::size_t i = 0; i < named; ++i) words += (i == 0 ? "" : ", ") + author_words(all[i]);
  return named < all.size() ? words + ", et al" : words;
}

/// A sentence of the reference; one that ends with a mark of its own keeps it.
void append_sentence(std::string& line, const std::string& sentence) {
  if (sentence.empty()) return;
  if (!line.empty()) line += " ";
  line += sentence;
  if (std::string_view(".?!").find(sentence.back()) == std::string_view::npos) line += ".";
}

}  // namespace

std::string initials(const std::string& given_names) {
  const bool are_initials =
      core::code_points(given_names) <= 3 && given_names.find_first_of(" -.") == std::string::npos &&
      std::all_of(given_names.begin(), given_names.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (are_initials) return given_names;
  std::string letters;
  bool at_start = true;
  for (std::size_t at = 0; at < given_names.size();) {
    const auto point = core::code_point_at(given_names, at);
    const char c = given_names[at];
    if (c == ' ' || c == '-' || c == '.') {
      at_start = true;
    } else if (at_start) {
      letters += given_names.substr(at, point.length);
      at_start = false;
    }
    at += point.length;
  }
  return letters;
}

std::string citation_line(const query::ArticleCitation& article) {
  std::string line;
  if (article.authors) append_sentence(line, authors_words(*article.authors));
  append_sentence(line, article.title.value_or("[Title not known]"));
  if (article.journal) append_sentence(line, *article.journal);
  std::string place;
  const auto date = article.volume && article.issue_date ? article.issue_date : article.published;
  if (date) place += date->substr(0, 4);
  if (article.volume) place += (place.empty() ? "" : ";") + *article.volume;
  if (article.issue) place += "(" + *article.issue + ")";
  if (article.pages) place += (place.empty() ? "" : ":") + *article.pages;
  append_sentence(line, place);
  return line;
}

std::string notices_sentence(const std::vector<document::Source>& sources) {
  constexpr std::size_t kMostNamed = 3;
  std::vector<std::string> named;
  std::map<std::string, std::int64_t> by_kind;
  std::int64_t articles = 0;
  for (const auto& source : sources) {
    articles += source.notices.empty() ? 0 : 1;
    for (const auto& notice : source.notices) {
      ++by_kind[notice.kind];
      const std::string touches = !notice.judged && notice.claims_affected == 0 ? "not judged yet what it touches"
                                  : notice.claims_affected == 0                 ? "touches none of its claims"
                                                                                : "touches " + counted(notice.claims_affected, "claim", "claims");
      named.push_back(fmt::format("{} of {} ({}; {})", notice.kind, source.citekey, notice.scope, touches));
    }
  }
  if (named.empty()) return {};
  if (named.size() <= kMostNamed) return fmt::format("{}: {}.", named.size() == 1 ? "One notice" : "Notices", enumerated(named));
  std::vector<std::string> kinds;
  for (const auto& [kind, number] : by_kind) kinds.push_back(fmt::format("{} ({})", kind, number));
  return fmt::format("{} notices on {}: {}; what each touches stands with the references.", named.size(), counted(articles, "article", "articles"), listed(kinds));
}

std::vector<query::ArticleCitation> add_sources(document::Document& document, query::Catalogue& catalogue,
                                                std::vector<std::string> citekeys) {
  std::sort(citekeys.begin(), citekeys.end());
  citekeys.erase(std::unique(citekeys.begin(), citekeys.end()), citekeys.end());
  if (citekeys.empty()) return {};
  query::Filter filter;
  filter.articles = citekeys;
  auto articles = query::article_citations(catalogue, filter);
  const auto effects = query::erratum_effects(catalogue, filter);
  std::map<std::string, std::vector<document::Notice>> notices;
  for (const auto& effect : effects.rows) {
    notices[effect.citekey].push_back(
        {effect.kind, effect.scope, effect.published, effect.pmid, effect.claims_affected, effect.judged != 0});
  }
  for (const auto& article : articles.rows) {
    document.sources.push_back({article.citekey, article.pmid, article.doi, citation_line(article), article.text_read,
                                notices[article.citekey]});
  }
  document.sql.emplace_back("sources", std::move(articles.sql));
  document.sql.emplace_back("notices of the sources", effects.sql);
  return std::move(articles.rows);
}

}  // namespace casebook::report
