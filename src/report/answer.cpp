#include "report/answer.h"

#include <fmt/format.h>

#include "report/limits.h"
#include "report/phrases.h"
#include "report/sources.h"

namespace casebook::report {
namespace {

bool is_case_report(const std::string& design) { return design.rfind("case", 0) == 0; }

bool has_comparator(query::Catalogue& catalogue, const std::vector<query::ArticleCitation>& sources) {
  query::Filter filter;
  filter.articles.emplace();
  for (const auto& article : sources) filter.articles->push_back(article.citekey);
  const auto courses = query::treated_courses(catalogue, filter);
  return std::any_of(courses.rows.begin(), courses.rows.end(),
                     [](const query::TreatedCourse& course) { return course.role == "comparator"; });
}

}  // namespace

query::Filter filter_of(const ReportOptions& options) {
  query::Filter filter;
  filter.treatment = options.treatment;
  filter.condition = options.condition;
  filter.citekey = options.article;
  filter.endpoint = options.endpoint;
  return filter;
}

document::Document begin_answer(std::string_view report, std::string question, query::Catalogue& catalogue,
                                const ReportOptions& options, bool with_level) {
  document::Document document;
  document.report = report;
  document.question = std::move(question);
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) document.parameters.push_back({name, value});
  };
  add("treatment", options.treatment);
  add("condition", options.condition);
  add("article", options.article);
  add("endpoint", options.endpoint);
  add("as_of", catalogue.scope().as_of);
  if (catalogue.scope().include_flagged) document.parameters.push_back({"include_flagged", true});
  add_limits(document, catalogue, filter_of(options));
  if (with_level) document.parameters.push_back({"level", options.level});
  return document;
}

People treated_people(document::Document& document, query::Catalogue& catalogue, const ReportOptions& options) {
  auto courses = query::treated_courses(catalogue, filter_of(options));
  People people;
  for (const auto& course : courses.rows) {
    if (course.unit == "patients") people.patients += course.affected;
    people.articles.push_back(course.citekey);
    people.treatments.push_back(course.treatment);
  }
  for (auto* names : {&people.articles, &people.treatments}) {
    std::sort(names->begin(), names->end());
    names->erase(std::unique(names->begin(), names->end()), names->end());
  }
  document.sql.emplace_back("treated", std::move(courses.sql));
  people.courses = std::move(courses.rows);
  return people;
}

std::string people_sentence(const People& people) {
  const auto articles = static_cast<std::int64_t>(people.articles.size());
  if (articles == 0) return "Nobody is counted as treated.";
  if (people.treatments.size() > 1) {
    return fmt::format("{} treatments in {}.", people.treatments.size(), counted(articles, "article", "articles"));
  }
  if (people.patients == 0) return counted(articles, "article", "articles") + ".";
  return fmt::format("{}, {} treated.", counted(articles, "article", "articles"),
                     counted(people.patients, "patient", "patients"));
}

std::string league_pointer(const People& people) {
  return people.treatments.size() > 1 ? "One line a treatment: `casebook report treatments`." : "";
}

void add_reading_caveats(document::Document& document, query::Catalogue& catalogue, const People& people,
                         const std::vector<query::ArticleCitation>& sources) {
  if (!sources.empty()) {
    std::string care = "Read with care: ";
    const auto articles = static_cast<std::int64_t>(people.articles.size());
    if (people.treatments.size() == 1 && people.patients > 0) {
      care += fmt::format("{} of {}, ", counted(people.patients, "patient", "patients"),
                          counted(articles, "article", "articles"));
    }
    care += has_comparator(catalogue, sources) ? "a comparison group in some articles only" : "no comparison group";
    if (std::any_of(sources.begin(), sources.end(),
                    [](const auto& article) { return is_case_report(article.design); })) {
      care += "; published case reports lean to success";
    }
    document.caveats.push_back(care + ".");
  }
  if (const auto notices = notices_sentence(document.sources); !notices.empty()) document.answer.push_back(notices);
  if (!catalogue.scope().as_of.empty()) {
    document.caveats.push_back(fmt::format("Notices are taken into account up to {} only.", catalogue.scope().as_of));
  }
  if (catalogue.scope().include_flagged) document.caveats.push_back("Claims flagged by notices are counted.");
  if (catalogue.scope().without_notices) document.caveats.push_back("Notices are left out of account.");
}

std::string treatment_words(const ReportOptions& options) {
  return options.treatment.empty() ? "treatments" : options.treatment;
}

std::string limits_words(const ReportOptions& options) {
  std::string words;
  if (!options.treatment.empty()) words += " of " + options.treatment;
  if (!options.condition.empty()) words += " for " + options.condition;
  if (!options.endpoint.empty()) words += " on " + options.endpoint;
  if (!options.article.empty()) words += " in " + options.article;
  return words;
}

}  // namespace casebook::report
