// compare: two treatments side by side, and what such a comparison is worth.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "core/errors.h"
#include "document/figure.h"
#include "query/any_responses.h"
#include "query/courses.h"
#include "query/response_rates.h"
#include "query/time_to_response.h"
#include "report/answer.h"
#include "report/article_rates.h"
#include "report/phrases.h"
#include "report/pooled_rates.h"
#include "report/row_standing.h"
#include "report/sources.h"
#include "report/treatment_comparison.h"
#include "report/view_table.h"

namespace casebook::report {
namespace {

using document::cell;

/// What the catalogue has of one of the two.
struct Side {
  std::string treatment;
  People people;
  std::vector<query::TimeToResponse> outcomes;
  std::vector<query::Course> courses;
  std::vector<PooledRate> rates;
};

Side side_of(document::Document& document, query::Catalogue& catalogue, ReportOptions options, const std::string& treatment) {
  options.treatment = treatment;
  const auto name = [&](const char* what) { return fmt::format("{}: {}", treatment, what); };
  Side side;
  side.treatment = treatment;
  side.people = treated_people(document, catalogue, options);
  document.sql.back().first = name("treated");
  auto outcomes = query::time_to_response(catalogue, filter_of(options));
  auto responses = query::any_responses(catalogue, filter_of(options));
  auto courses = query::courses(catalogue, filter_of(options));
  std::vector<query::ResponseRate> rates;
  if (options.article.empty()) {
    auto found = query::response_rates(catalogue, filter_of(options));
    document.sql.emplace_back(name("rates"), std::move(found.sql));
    rates = std::move(found.rows);
  } else {
    rates = rates_of_article(document, catalogue, options, outcomes.rows, side.people.courses);
  }
  document.sql.emplace_back(name("outcomes behind the rates"), std::move(outcomes.sql));
  document.sql.emplace_back(name("any response by article"), std::move(responses.sql));
  document.sql.emplace_back(name("courses"), std::move(courses.sql));
  side.rates = pooled_rates(rates, outcomes.rows, responses.rows, options.level);
  side.outcomes = std::move(outcomes.rows);
  side.courses = std::move(courses.rows);
  return side;
}

std::string endpoint_words(const ComparedRate& row) {
  return threshold_words(row.endpoint, row.threshold) + (row.unit == "patients" ? "" : " (" + row.unit + ")");
}

/// Any response first, then what most is known of.
void sort_for_reading(std::vector<ComparedRate>& rows) {
  std::stable_sort(rows.begin(), rows.end(), [](const ComparedRate& a, const ComparedRate& b) {
    const auto key = [](const ComparedRate& row) {
      return std::make_tuple(row.citekey, row.condition, row.unit != "patients", row.unit, row.endpoint != "any response",
                             -std::min(row.first.assessed, row.second.assessed), row.endpoint, row.threshold.value_or(-1));
    };
    return key(a) < key(b);
  });
}

std::string limits_words(const stats::ShareInterval& limits) { return fmt::format("{}-{} %", percent_down(limits.lower), percent_up(limits.upper)); }

/// Two digits that count: "6.4", "0.31", "626", "without end".
std::string ratio_words(double ratio) {
  if (!std::isfinite(ratio)) return "∞";
  if (ratio == 0) return "0";
  const int decimals = ratio >= 10 ? 0 : std::clamp(1 - static_cast<int>(std::floor(std::log10(ratio))), 1, 4);
  const std::string text = document::rounded_text(ratio, decimals);
  return text == "0" ? "< 0.0001" : text;
}

std::string p_words(double p) { return p < 0.0001 ? "< 0.0001" : document::rounded_text(p, p < 0.01 ? 4 : p < 0.1 ? 3 : 2); }

std::string odds_words(const ComparedRate& row) {
  switch (row.status) {
    case ComparisonStatus::ok:
      return fmt::format("{} ({} to {})", ratio_words(row.estimate.odds_ratio), ratio_words(row.estimate.lower), ratio_words(row.estimate.upper));
    case ComparisonStatus::degenerate_margin:
      return row.first.affected == 0 ? "none: nobody on either side" : "none: everybody on both sides";
    case ComparisonStatus::same_patients:
      return "none: the same patients";
  }
  return {};
}

/// A limit or ratio for programs: infinity is NULL.
document::Cell number_cell(const ComparedRate& row, double number) {
  return row.status == ComparisonStatus::ok && std::isfinite(number) ? cell(number) : document::not_stated();
}

document::Table comparison_table(const std::string& name, const std::vector<ComparedRate>& rows, const Side& first, const Side& second, double level) {
  document::Table table;
  table.name = name;
  table.empty_text.clear();
  const bool within = name == "within_articles";
  if (within) table.title = "Within one article";
  const bool conditions = several(rows, &ComparedRate::condition);
  if (within) table.columns.push_back(document::text_column("citekey", "article"));
  table.columns.push_back(document::text_column("condition", "condition"));
  if (!conditions) table.columns.back().audience = document::Audience::data;
  for (auto& column :
       {document::data_column("first_treatment"), document::data_column("second_treatment"), document::data_column("endpoint"),
        document::reader_column("what", "endpoint"), document::data_column("threshold"), document::data_column("unit"),
        document::reader_column("first", first.treatment), document::data_column("first_affected"), document::data_column("first_assessed"),
        document::data_column("first_lower"), document::data_column("first_upper"), document::data_column("first_articles"),
        document::data_column("first_treated"), document::data_column("first_not_reported"), document::reader_column("second", second.treatment),
        document::data_column("second_affected"), document::data_column("second_assessed"), document::data_column("second_lower"),
        document::data_column("second_upper"), document::data_column("second_articles"), document::data_column("second_treated"),
        document::data_column("second_not_reported"), document::data_column("status"),
        document::reader_column("odds", "odds ratio (" + level_words(level) + ")", 1), document::reader_column("p", "p", 2),
        document::data_column("p_two_sided"), document::data_column("odds_ratio"), document::data_column("ci_lower"), document::data_column("ci_upper"),
        document::data_column("method")}) {
    table.columns.push_back(column);
  }
  const auto count_words = [](const ComparedCount& count) {
    return fmt::format("{} of {} ({})", count.affected, count.assessed, limits_words(count.interval));
  };
  for (const ComparedRate& row : rows) {
    std::vector<document::Cell> cells;
    if (within) cells.push_back(cell(row.citekey));
    for (auto& next : {cell(row.condition), cell(first.treatment), cell(second.treatment), cell(row.endpoint), cell(endpoint_words(row)), cell(row.threshold), cell(row.unit),
                       cell(count_words(row.first))})
      cells.push_back(next);
    const auto add_side = [&](const ComparedCount& side) {
      for (auto& next : {cell(side.affected), cell(side.assessed), cell(side.interval.lower), cell(side.interval.upper), cell(side.articles),
                         cell(side.treated), cell(side.not_reported)})
        cells.push_back(next);
    };
    add_side(row.first);
    cells.push_back(cell(count_words(row.second)));
    add_side(row.second);
    const bool ok = row.status == ComparisonStatus::ok;
    for (auto& next : {cell(comparison_status_name(row.status)), cell(odds_words(row)),
                       ok ? cell(p_words(row.estimate.p_two_sided)) : document::not_stated(), number_cell(row, row.estimate.p_two_sided),
                       number_cell(row, row.estimate.odds_ratio), number_cell(row, row.estimate.lower), number_cell(row, row.estimate.upper),
                       ok ? cell("Fisher, conditional maximum likelihood, exact limits") : document::not_stated()})
      cells.push_back(next);
    document::add_row(table, std::move(cells));
  }
  return table;
}

/// For programs: who stands behind either side, article by article.
document::Table articles_table(const Side& first, const Side& second, const std::vector<SharedPatients>& shared) {
  document::Table table;
  table.name = "articles";
  table.empty_text.clear();
  for (const char* name : {"citekey", "first_treatment", "second_treatment", "first_treated", "second_treated", "told_apart_in_both", "some_in_both"})
    table.columns.push_back(document::data_column(name));
  std::set<std::string> citekeys(first.people.articles.begin(), first.people.articles.end());
  citekeys.insert(second.people.articles.begin(), second.people.articles.end());
  const auto treated = [](const Side& side, const std::string& citekey) {
    std::optional<std::int64_t> number;
    for (const auto& course : side.people.courses) {
      if (course.citekey == citekey && course.unit == "patients") number = number.value_or(0) + course.affected;
    }
    return number;
  };
  for (const std::string& citekey : citekeys) {
    const auto same = std::find_if(shared.begin(), shared.end(), [&](const SharedPatients& row) { return row.citekey == citekey; });
    const bool both = same != shared.end();
    document::add_row(table, {cell(citekey), cell(first.treatment), cell(second.treatment), cell(treated(first, citekey)), cell(treated(second, citekey)),
                              both ? cell(same->told_apart) : document::not_stated(), both ? cell(same->at_least_some) : document::not_stated()});
    table.rows.back().data_only = true;
  }
  return table;
}

document::Figure comparison_figure(const std::vector<ComparedRate>& rows, const Side& first, const Side& second, double level) {
  document::Figure figure;
  figure.name = "compared";
  figure.title = fmt::format("Shares, with exact {} intervals", level_words(level));
  figure.description = "The share of those in whom it was looked for, one treatment beneath the other, with exact intervals; the larger the square, the more people.";
  figure.axis = {"%", 0, 100};
  std::int64_t most = 1;
  for (const ComparedRate& row : rows) most = std::max({most, row.first.assessed, row.second.assessed});
  const bool conditions = several(rows, &ComparedRate::condition);
  for (const ComparedRate& row : rows) {
    const std::string group = endpoint_words(row) + (conditions ? ", " + row.condition : "");
    for (const auto& [treatment, count] : {std::make_pair(first.treatment, row.first), std::make_pair(second.treatment, row.second)}) {
      const double share = static_cast<double>(count.affected) / static_cast<double>(count.assessed);
      document::add_lane(figure, treatment, fmt::format("{} of {}", count.affected, count.assessed), group).marks = {
          document::exact_interval(count.interval.lower * 100, count.interval.upper * 100, share * 100,
                                   static_cast<double>(count.assessed) / static_cast<double>(most))};
    }
  }
  return figure;
}

std::string side_words(const Side& side) {
  if (side.people.articles.empty()) return side.treatment + ": nobody is counted as treated";
  const auto articles = counted(static_cast<std::int64_t>(side.people.articles.size()), "article", "articles");
  if (side.people.patients == 0) return fmt::format("{}: {}", side.treatment, articles);
  return fmt::format("{}: {} treated in {}", side.treatment, counted(side.people.patients, "patient", "patients"), articles);
}

/// "20 of 21 patients", and of how many treated where others are not reported on.
std::string told_count(const ComparedCount& count, const std::string& unit) {
  std::string text = k_of_n(count.affected, count.assessed, unit);
  if (count.treated && count.not_reported && *count.not_reported > 0) text += fmt::format(" (of {} treated; not reported in {})", *count.treated, *count.not_reported);
  return text;
}

void tell(document::Document& document, const std::vector<ComparedRate>& rows, const Side& first, const Side& second) {
  if (rows.empty()) {
    document.answer.push_back("They have no counted endpoint in common.");
  } else {
    std::vector<std::string> parts;
    for (const ComparedRate& row : rows) {
      if (parts.size() == 2 || (row.endpoint != "any response" && row.endpoint != "clinical resolution" && !parts.empty())) continue;
      parts.push_back(fmt::format("{} in {} with {}, in {} with {}", endpoint_words(row), told_count(row.first, row.unit), first.treatment,
                                  told_count(row.second, row.unit), second.treatment));
    }
    document.answer.push_back("Reported: " + enumerated(parts) + ".");
  }
  document.answer.push_back(side_words(first) + "; " + side_words(second) + ".");
}

/// Names of endpoints with a count on one side that the other does not have.
std::vector<std::string> only_on(const Side& side, const std::vector<ComparedRate>& rows) {
  std::vector<std::string> words;
  for (const PooledRate& one : side.rates) {
    const bool compared = std::any_of(rows.begin(), rows.end(), [&](const ComparedRate& row) {
      return row.condition == one.rate.condition && row.endpoint == one.rate.endpoint && row.threshold == one.rate.threshold && row.unit == one.rate.unit;
    });
    if (!compared) words.push_back(threshold_words(one.rate.endpoint, one.rate.threshold) + (one.rate.unit == "patients" ? "" : " (" + one.rate.unit + ")"));
  }
  return distinct(words);
}

void add_worth(document::Document& document, const std::vector<ComparedRate>& rows, const std::vector<ComparedRate>& within) {
  if (rows.empty()) return;
  document.caveats.push_back(
      "What this is worth: little beyond the counts. Nobody drew lots for who got which. Different patients of different articles are set beside "
      "each other, who may have been chosen for the one or the other by how ill they were (confounding by indication), seen at other times and "
      "judged by other words.");
  document.caveats.push_back(
      "Published case reports lean to success, and perhaps not equally for both; that alone can make or hide a difference. The odds ratio and p say "
      "how far apart the counts are, not what a treatment did, and nothing of those who went unpublished.");
  const auto tested = std::count_if(rows.begin(), rows.end(), [](const ComparedRate& row) { return row.status == ComparisonStatus::ok; });
  if (tested > 1) {
    document.caveats.push_back(fmt::format(
        "{} endpoints are compared, most in the same patients, without correction: among so many a small p turns up by chance.", tested));
  }
  if (within.empty()) document.caveats.push_back("No article gives counts of one endpoint for both.");
}

void add_shared_caveats(document::Document& document, const std::vector<SharedPatients>& shared, const Side& first, const Side& second) {
  if (shared.empty()) {
    if (!first.people.articles.empty() && !second.people.articles.empty()) document.caveats.push_back("No article has patients of both.");
    return;
  }
  std::vector<std::string> same, perhaps, articles;
  for (const SharedPatients& row : shared) {
    articles.push_back(row.citekey);
    if (row.told_apart > 0) same.push_back(fmt::format("{} ({})", row.citekey, counted(row.told_apart, "patient", "patients")));
    if (row.told_apart == 0 && row.at_least_some) same.push_back(row.citekey + " (how many is not stated)");
    if (!row.at_least_some && row.unknown_more) perhaps.push_back(row.citekey);
  }
  document.caveats.push_back("Patients of both: " + listed(articles) + ".");
  if (!same.empty()) document.caveats.push_back("The same person stands on both sides, so that the two are not independent: " + listed(same) + ".");
  if (!perhaps.empty()) document.caveats.push_back("Whether the same persons stand on both sides is not stated: " + listed(perhaps) + ".");
}

document::Document run(query::Catalogue& catalogue, const ReportOptions& options) {
  if (options.treatment.empty() || options.other_treatment.empty())
    throw core::UsageError("the report compare needs two treatments: casebook report compare TREATMENT TREATMENT");
  if (options.treatment == options.other_treatment)
    throw core::UsageError(fmt::format("the report compare needs two different treatments; both are {}", options.treatment));
  document::Document document = begin_answer(
      "compare", fmt::format("How do {} and {} compare in what is told of them?", options.treatment, options.other_treatment), catalogue, options, true);
  document.parameters.insert(document.parameters.begin() + 1, {"other_treatment", options.other_treatment});
  const Side first = side_of(document, catalogue, options, options.treatment);
  const Side second = side_of(document, catalogue, options, options.other_treatment);
  auto courses = first.courses;
  courses.insert(courses.end(), second.courses.begin(), second.courses.end());
  const auto shared = shared_patients(first.people.courses, second.people.courses, courses);
  auto rows = compared_rates(first.rates, second.rates, options.level);
  auto within = compared_within_articles(first.rates, second.rates, shared, options.level);
  sort_for_reading(rows);
  sort_for_reading(within);
  document.scope = scope_of(rows);

  tell(document, rows, first, second);
  document.tables = {comparison_table("endpoints", rows, first, second, options.level),
                     comparison_table("within_articles", within, first, second, options.level), articles_table(first, second, shared)};
  if (auto figure = comparison_figure(rows, first, second, options.level); !document::is_empty(figure)) document.figures.push_back(std::move(figure));

  add_worth(document, rows, within);
  add_shared_caveats(document, shared, first, second);
  for (const Side* side : {&first, &second}) {
    if (const auto only = only_on(*side, rows); !only.empty())
      document.caveats.push_back(fmt::format("Told of {} only: {}.", side->treatment, listed(only)));
  }
  if (!rows.empty()) {
    document.caveats.push_back(fmt::format(
        "Intervals of shares are exact (Clopper-Pearson, {}); p is Fisher's, two-sided, the odds ratio conditional with exact limits, of {} to {}.",
        level_words(options.level), first.treatment, second.treatment));
  }
  std::vector<RowStanding> standings;
  std::vector<std::string> citekeys;
  People people;
  people.treatments = {first.treatment, second.treatment};
  for (const Side* side : {&first, &second}) {
    for (const auto& row : side->outcomes) {
      citekeys.push_back(row.citekey);
      auto standing = standing_of(row);
      standing.caution.reset();  // doubts of single outcomes stand in the reports of a treatment
      if (standing.counts || standing.why_not_counted != "another tally") standings.push_back(std::move(standing));
    }
    citekeys.insert(citekeys.end(), side->people.articles.begin(), side->people.articles.end());
    people.articles.insert(people.articles.end(), side->people.articles.begin(), side->people.articles.end());
  }
  for (auto& caveat : standing_caveats(standings)) document.caveats.push_back(std::move(caveat));
  const auto sources = add_sources(document, catalogue, std::move(citekeys));
  add_reading_caveats(document, catalogue, people, sources);
  return document;
}

}  // namespace

extern const Report report_compare;
const Report report_compare{"compare", "How do two treatments compare in what is told of them?", Subject::two_treatments, run};

}  // namespace casebook::report
