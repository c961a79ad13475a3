#pragma once
// What every answer has besides its own rows: the parameters, whom it is about, and what to read with care.

#include <algorithm>
#include <string>
#include <vector>

#include "document/document.h"
#include "query/article_citations.h"
#include "query/treated_courses.h"
#include "report/report.h"

namespace casebook::report {

/// The filter of a question.
query::Filter filter_of(const ReportOptions& options);

/// A document with its name, question, and the parameters that were given. `with_level`: the answer has intervals.
document::Document begin_answer(std::string_view report, std::string question, query::Catalogue& catalogue,
                                const ReportOptions& options, bool with_level = false);

/// The people whom denominators count: own, each once.
struct People {
  std::int64_t patients = 0;
  std::vector<std::string> articles;    ///< that tell of them, by citekey
  std::vector<std::string> treatments;  ///< in alphabetical order
  std::vector<query::TreatedCourse> courses;
};

/// Of the question; the query goes into `document.sql`.
People treated_people(document::Document& document, query::Catalogue& catalogue, const ReportOptions& options);

/// "1 article, 3 patients treated." of one treatment, "2 treatments in 3 articles." of several.
std::string people_sentence(const People& people);

/// Where an answer is about several treatments, the sentence that names the report with one line a treatment; else empty.
std::string league_pointer(const People& people);

/// Names of conditions, for the place beside the question.
template <typename Row>
std::string scope_of(const std::vector<Row>& rows) {
  std::vector<std::string> names;
  for (const Row& row : rows) names.push_back(row.condition);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

/// How many different values a member has: more than one asks for a column.
template <typename Row>
bool several(const std::vector<Row>& rows, std::string Row::*member) {
  return std::any_of(rows.begin(), rows.end(), [&](const Row& row) { return row.*member != rows.front().*member; });
}

/// "Read with care: 3 patients of 1 article, no comparison group; published case reports lean to success." and what the
/// notice scope of the catalogue changes; and as last sentence of the answer, the notices on its sources.
void add_reading_caveats(document::Document& document, query::Catalogue& catalogue, const People& people,
                         const std::vector<query::ArticleCitation>& sources);

/// Limited to the articles of these rows; where neither a treatment nor a condition was asked for, to the article that was, if any.
template <typename Row>
query::Filter article_filter(const std::vector<Row>& rows, const ReportOptions& options) {
  query::Filter filter;
  filter.citekey = options.article;
  if (options.treatment.empty() && options.condition.empty()) return filter;
  filter.articles.emplace();
  for (const Row& row : rows) filter.articles->push_back(row.citekey);
  std::sort(filter.articles->begin(), filter.articles->end());
  filter.articles->erase(std::unique(filter.articles->begin(), filter.articles->end()), filter.articles->end());
  return filter;
}

/// "naltrexone", or "treatments" when none was asked for.
std::string treatment_words(const ReportOptions& options);

/// "of naltrexone for Hailey-Hailey disease in albers-2017": what an empty answer was limited to; empty without limits.
std::string limits_words(const ReportOptions& options);

}  // namespace casebook::report
