#pragma once
// --article, --treatment and --condition of the formats that write out articles.

#include <CLI/App.hpp>
#include <string>
#include <vector>

#include "query/catalogue.h"

namespace casebook::cli {

/// What was asked for; empty is not limited.
struct ArticleSelection {
  std::vector<std::string> articles;   ///< keys, PMIDs or DOIs
  std::string treatment;
  std::string condition;
};

void add_article_selection(CLI::App& app, ArticleSelection& selection);

/// The citekeys of the articles: those named, in the order of their keys, and of them those that tell of a course (not a prior one) of the treatment for the
/// condition. \throws core::UsageError for a name that is not there, with the nearest
std::vector<std::string> selected_articles(query::Catalogue& catalogue, const ArticleSelection& selection);

}  // namespace casebook::cli
