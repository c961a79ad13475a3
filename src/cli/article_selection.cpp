#include "cli/article_selection.h"

#include <algorithm>
#include <set>

#include "query/article_citations.h"
#include "query/courses.h"
#include "report/report.h"

namespace casebook::cli {

void add_article_selection(CLI::App& app, ArticleSelection& selection) {
  app.add_option("--article", selection.articles, "only this article, by key, PMID or DOI; repeatable")->option_text("KEY")->allow_extra_args(false);
  app.add_option("--treatment", selection.treatment, "only articles that tell of this treatment")->option_text("TREATMENT");
  app.add_option("--condition", selection.condition, "only articles that tell of treating this condition")->option_text("CONDITION");
}

std::vector<std::string> selected_articles(query::Catalogue& catalogue, const ArticleSelection& selection) {
  std::set<std::string> chosen;
  for (const auto& typed : selection.articles) chosen.insert(report::resolve_article(catalogue, typed));
  if (selection.articles.empty()) {
    for (const auto& article : query::article_keys(catalogue).rows) chosen.insert(article.citekey);
  }
  if (selection.treatment.empty() && selection.condition.empty()) return {chosen.begin(), chosen.end()};
  query::Filter filter;
  if (!selection.treatment.empty()) filter.treatment = report::resolve_term(catalogue, "interventions", selection.treatment);
  if (!selection.condition.empty()) filter.condition = report::resolve_term(catalogue, "conditions", selection.condition);
  std::set<std::string> telling;
  for (const auto& course : query::courses(catalogue, filter).rows) {
    if (course.role != "prior" && chosen.count(course.citekey) != 0) telling.insert(course.citekey);
  }
  return {telling.begin(), telling.end()};
}

}  // namespace casebook::cli
