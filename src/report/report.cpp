#include "report/report.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/errors.h"
#include "core/nearest_name.h"
#include "core/text.h"
#include "query/article_citations.h"
#include "query/vocabulary_terms.h"

namespace casebook::report {
namespace {

[[noreturn]] void refuse(const std::string& message, std::string_view typed, const std::vector<std::string>& names) {
  const std::string hint = core::did_you_mean(typed, names);
  throw core::UsageError(hint.empty() ? message : message + "; " + hint);
}

std::string singular(std::string_view vocabulary) {
  if (vocabulary == "interventions") return "treatment";
  if (vocabulary.size() > 1 && vocabulary.back() == 's') vocabulary.remove_suffix(1);
  return std::string(vocabulary);
}

}  // namespace

const Report* find_report(std::string_view name) {
  for (const Report* report : reports()) {
    if (report->name == name) return report;
  }
  return nullptr;
}

std::string resolve_term(query::Catalogue& catalogue, std::string_view vocabulary, std::string_view typed) {
  const auto terms = query::vocabulary_terms(catalogue, vocabulary);
  const std::string wanted = core::lower_ascii(core::trimmed(typed));
  std::vector<std::string> words;
  const std::string* by_synonym = nullptr;
  for (const auto& term : terms.rows) {
    if (core::lower_ascii(term.word) == wanted) {
      if (term.word == term.name) return term.name;
      by_synonym = &term.name;
    }
    words.push_back(term.word);
  }
  if (by_synonym != nullptr) return *by_synonym;
  refuse(fmt::format("no {} is called '{}' in this catalogue", singular(vocabulary), core::visible_text(typed)), wanted,
         words);
}

std::string resolve_article(query::Catalogue& catalogue, std::string_view typed) {
  const std::string wanted = core::lower_ascii(core::trimmed(typed));
  query::Filter exact;
  exact.articles = {{std::string(core::trimmed(typed))}};
  if (const auto found = query::article_citations(catalogue, exact); !found.rows.empty())
    return found.rows.front().citekey;
  std::vector<std::string> citekeys;
  for (const auto& article : query::article_keys(catalogue).rows) {
    if (core::lower_ascii(article.citekey) == wanted || article.pmid == wanted ||
        (article.doi && core::lower_ascii(*article.doi) == wanted)) {
      return article.citekey;
    }
    citekeys.push_back(article.citekey);
  }
  refuse(fmt::format("no article is called '{}' in this catalogue", core::visible_text(typed)), wanted, citekeys);
}

}  // namespace casebook::report
