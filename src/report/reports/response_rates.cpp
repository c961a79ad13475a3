// response-rates: in how many of how many?

#include "query/response_rates.h"

#include <fmt/format.h>

#include <iterator>
#include <set>

#include "document/figure.h"
#include "query/any_responses.h"
#include "query/time_to_response.h"
#include "report/answer.h"
#include "report/article_rates.h"
#include "report/phrases.h"
#include "report/pooled_rates.h"
#include "report/row_standing.h"
#include "report/sources.h"
#include "report/view_table.h"
#include "stats/share_interval.h"

namespace casebook::report {
namespace {

using Rate = query::ResponseRate;
using Rates = std::vector<Rate>;
using document::cell;

std::optional<stats::ShareInterval> interval_of(const Rate& rate, double level) {
  if (!rate.affected || !rate.assessed || *rate.assessed <= 0) return std::nullopt;
  return stats::share_interval(*rate.affected, *rate.assessed, level);
}

std::string endpoint_words(const Rate& rate) {
  return threshold_words(rate.endpoint, rate.threshold);
}

/// "3 of 3"; with ten or more also the share: "20 of 21 (95.2 %)".
document::Cell patients_cell(const Rate& rate) {
  auto shown = document::count_cell(rate.affected, rate.assessed);
  if (!shown.shown) return shown;
  if (rate.share && rate.assessed && *rate.assessed >= kFewestForPercent) {
    *shown.shown += fmt::format(" ({} %)", document::rounded_text(*rate.share * 100));
  }
  if (rate.unit != "patients") *shown.shown += " " + rate.unit;
  return shown;
}

/// Any response first, then the endpoints about which most is known.
void sort_for_reading(Rates& rates) {
  std::stable_sort(rates.begin(), rates.end(), [](const Rate& a, const Rate& b) {
    const auto key = [](const Rate& rate) {
      return std::make_tuple(rate.treatment, rate.condition, rate.unit != "patients", rate.unit,
                             rate.endpoint != "any response", !rate.not_reported, -rate.assessed.value_or(0),
                             rate.endpoint, rate.threshold.value_or(-1));
    };
    return key(a) < key(b);
  });
}

document::Table rates_table(const Rates& rates, double level) {
  document::Table table;
  table.name = "rates";
  table.empty_text = "no outcome that counts";
  const bool treatments = several(rates, &Rate::treatment);
  const bool conditions = several(rates, &Rate::condition);
  table.columns = {document::text_column("treatment", "treatment"),
                   document::data_column("endpoint"),
                   document::reader_column("what", "endpoint"),
                   document::data_column("threshold"),
                   document::data_column("unit"),
                   document::reader_column("patients", "reported in"),
                   document::reader_column("interval", level_words(level) + " interval", 2),
                   document::number_column("articles", "articles"),
                   document::data_column("affected"),
                   document::data_column("assessed"),
                   document::number_column("treated", "of treated"),
                   document::number_column("not_reported", "not reported in"),
                   document::data_column("share"),
                   document::data_column("ci_lower"),
                   document::data_column("ci_upper"),
                   document::data_column("method"),
                   document::text_column("condition", "condition"),
                   document::data_column("articles_without_count")};
  table.columns[0].audience = treatments ? document::Audience::everyone : document::Audience::data;
  table.columns[7].drop_order = 1;
  table.columns[16].audience = conditions ? document::Audience::everyone : document::Audience::data;
  for (const Rate& rate : rates) {
    const auto interval = interval_of(rate, level);
    const auto method = stats::share_method_name(stats::ShareMethod::clopper_pearson);
    document::add_row(
        table,
        {cell(rate.treatment), cell(rate.endpoint), cell(endpoint_words(rate)), cell(rate.threshold), cell(rate.unit),
         patients_cell(rate),
         interval ? cell(fmt::format("{}-{} %", percent_down(interval->lower), percent_up(interval->upper)))
                  : document::not_stated(),
         cell(rate.articles), cell(rate.affected), cell(rate.assessed), cell(rate.treated), cell(rate.not_reported),
         cell(rate.share), interval ? cell(interval->lower) : document::not_stated(),
         interval ? cell(interval->upper) : document::not_stated(), interval ? cell(method) : document::not_stated(),
         cell(rate.condition), cell(rate.articles_without_count)});
  }
  return table;
}

/// Of several treatments only the derived 'any response' (or the one endpoint asked for) is drawn; else the picture is as long as the table.
bool is_drawn(const Rate& rate, const Rates& rates) {
  return !several(rates, &Rate::treatment) || !several(rates, &Rate::endpoint) || rate.endpoint == "any response";
}

/// The greatest number assessed in a unit: the areas of the squares are shares of it.
std::int64_t most_assessed(const Rates& rates, const std::string& unit) {
  std::int64_t most = 0;
  for (const Rate& rate : rates) {
    if (rate.unit == unit) most = std::max(most, rate.assessed.value_or(0));
  }
  return most;
}

void add_share_lane(document::Figure& figure, const std::string& label, const std::string& group, const Rate& rate, double level,
                    std::int64_t most_assessed) {
  const auto interval = interval_of(rate, level);
  document::Lane& lane = document::add_lane(figure, label, "", group);
  if (!interval) {
    lane.marks = {document::somewhere(std::nullopt, std::nullopt)};
    return;
  }
  lane.note = fmt::format("{} of {}{}", *rate.affected, *rate.assessed, rate.unit == "patients" ? "" : " " + rate.unit);
  const double share = static_cast<double>(*rate.affected) / static_cast<double>(*rate.assessed);
  lane.marks = {document::exact_interval(interval->lower * 100, interval->upper * 100, share * 100,
                                         static_cast<double>(*rate.assessed) / static_cast<double>(std::max<std::int64_t>(most_assessed, 1)))};
}

document::Figure shares_figure(const Rates& rates, double level) {
  document::Figure figure;
  figure.name = "shares";
  figure.axis = {"%", 0, 100};
  const bool treatments = several(rates, &Rate::treatment);
  const bool endpoints = several(rates, &Rate::endpoint);
  const bool conditions = several(rates, &Rate::condition);
  const bool only_any = treatments && endpoints;
  figure.title = fmt::format("{}, with exact {} intervals", only_any ? "Any response" : "Shares", level_words(level));
  figure.description = "The share of those in whom it was looked for, with its exact interval; the larger the square, the more people.";
  Rates drawn;
  std::copy_if(rates.begin(), rates.end(), std::back_inserter(drawn), [&](const Rate& rate) { return is_drawn(rate, rates); });
  std::stable_sort(drawn.begin(), drawn.end(), [](const Rate& a, const Rate& b) { return a.condition < b.condition; });
  for (const Rate& rate : drawn) {
    std::string group = conditions ? rate.condition : "";
    if (treatments && !endpoints) group = endpoint_words(rate) + (group.empty() ? "" : ", " + group);
    add_share_lane(figure, treatments ? rate.treatment : endpoint_words(rate), group, rate, level, most_assessed(drawn, rate.unit));
  }
  return figure;
}

/// Of one endpoint of one treatment: an article a lane, then all of them together: as a diamond where a model that pools them is identified.
document::Figure articles_figure(const std::vector<PooledRate>& rates, double level) {
  document::Figure figure;
  figure.name = "shares";
  figure.axis = {"%", 0, 100};
  figure.title = fmt::format("Shares by article, with exact {} intervals", level_words(level));
  figure.description = "The share of those in whom it was looked for, article by article, with its exact interval; the larger the square, the more people.";
  for (const PooledRate& one : rates) {
    const Rate& rate = one.rate;
    const std::string group = rates.size() > 1 ? endpoint_words(rate) + ", " + rate.unit + ", " + rate.condition : "";
    for (const ArticleCount& article : one.articles) {
      Rate of_article = rate;
      of_article.affected = article.affected;
      of_article.assessed = article.assessed;
      add_share_lane(figure, article.citekey, group, of_article, level, *rate.assessed);
    }
    if (one.articles.size() < 2) continue;
    const bool differ = one.first() == PooledMethod::glmm;
    if (differ || !one.is_pooled()) add_share_lane(figure, "all together", group, rate, level, *rate.assessed);
    if (!one.is_pooled()) continue;
    const auto interval = one.interval();
    document::add_lane(figure, differ ? "pooled, articles differ" : "all together",
                       differ ? "" : short_k_of_n(rate.affected, rate.assessed), group)
        .marks = {document::pooled(interval.lower * 100, interval.upper * 100, one.share() * 100)};
  }
  return figure;
}

std::string told_rate(const Rate& rate) {
  std::string text = endpoint_words(rate) + " in " + k_of_n(rate.affected, rate.assessed, rate.unit);
  if (rate.not_reported && *rate.not_reported > 0 && rate.treated) {
    text += fmt::format(" (of {} treated; not reported in {})", *rate.treated, *rate.not_reported);
  }
  return text;
}

void tell(document::Document& document, const Rates& rates) {
  std::vector<std::string> parts;
  for (const Rate& rate : rates) {
    if (rate.unit == "patients" && rate.assessed &&
        (rate.endpoint == "any response" || rate.endpoint == "clinical resolution")) {
      parts.push_back(told_rate(rate));
    }
  }
  if (parts.empty()) {
    for (const Rate& rate : rates) {
      if (rate.assessed && parts.size() < 2) parts.push_back(told_rate(rate));
    }
  }
  if (parts.empty()) return;
  std::string sentence;
  for (const std::string& part : parts) sentence += (sentence.empty() ? "" : "; ") + part;
  document.answer.push_back("Reported: " + sentence + ".");
}

void add_rate_caveats(document::Document& document, const Rates& rates, const ReportOptions& options) {
  std::vector<std::string> without;
  for (const Rate& rate : rates) {
    if (rate.articles_without_count > 0) {
      without.push_back(
          fmt::format("{} by {}", endpoint_words(rate), counted(rate.articles_without_count, "article", "articles")));
    }
  }
  if (!without.empty()) document.caveats.push_back("No count is given for " + listed(without) + ".");
  std::vector<std::string> risk;
  for (const Rate& rate : rates) {
    if (!rate.not_reported && rate.treated && rate.assessed) risk.push_back(endpoint_words(rate));
  }
  if (!risk.empty()) {
    document.caveats.push_back("Not stated: how many stopped, restarted or changed the dose, and so could have " +
                               listed(distinct(risk)) + ".");
  }
  if (std::any_of(rates.begin(), rates.end(), [](const Rate& rate) { return rate.endpoint == "any response"; })) {
    document.caveats.push_back(
        "'Any response' is derived: some endpoint of response or of its maintenance is present. Endpoints do not add "
        "up.");
  }
  if (std::any_of(rates.begin(), rates.end(), [](const Rate& rate) { return rate.assessed.value_or(0) > 0; })) {
    document.caveats.push_back(
        fmt::format("Intervals are exact (Clopper-Pearson, {}) and take patients as independent of each other.",
                    level_words(options.level)));
  }
}

document::Document run(query::Catalogue& catalogue, const ReportOptions& options) {
  document::Document document =
      begin_answer("response-rates",
                   options.treatment.empty() ? "In how many of how many did treatments work?"
                                             : fmt::format("In how many of how many did {} work?", options.treatment),
                   catalogue, options, true);
  const People people = treated_people(document, catalogue, options);
  const auto outcomes = query::time_to_response(catalogue, filter_of(options));
  Rates rates;
  if (options.article.empty()) {
    auto found = query::response_rates(catalogue, filter_of(options));
    document.sql.emplace_back("rates", found.sql);
    rates = std::move(found.rows);
  } else {
    rates = rates_of_article(document, catalogue, options, outcomes.rows, people.courses);
  }
  document.sql.emplace_back("outcomes behind the rates", outcomes.sql);
  sort_for_reading(rates);
  document.scope = scope_of(rates);

  if (rates.empty()) {
    document.answer.push_back(outcomes.rows.empty()
                                  ? fmt::format("No outcome{} is in this catalogue.", limits_words(options))
                                  : fmt::format("No outcome{} counts: {} listed, see time-to-response.", limits_words(options),
                                                counted(static_cast<std::int64_t>(outcomes.rows.size()), "is", "are")));
  } else if (!several(rates, &Rate::treatment) && !several(rates, &Rate::condition)) {
    tell(document, rates);
  }
  if (!rates.empty() || !people.articles.empty()) document.answer.push_back(people_sentence(people));
  if (const auto pointer = league_pointer(people); !pointer.empty()) document.answer.push_back(pointer);
  auto responses = query::any_responses(catalogue, filter_of(options));
  const auto pooled = pooled_rates(rates, outcomes.rows, responses.rows, options.level);
  if (options.endpoint.empty()) document.sql.emplace_back("any response by article", std::move(responses.sql));
  document.tables = {rates_table(rates, options.level), pooled_table(pooled, options.level), leave_one_out_table(pooled, options.level)};
  const bool by_article = !options.endpoint.empty() && options.article.empty() && !rates.empty() && !several(rates, &Rate::treatment);
  auto figure = by_article ? articles_figure(pooled, options.level) : shares_figure(rates, options.level);
  if (!document::is_empty(figure)) document.figures.push_back(std::move(figure));

  add_rate_caveats(document, rates, options);
  for (auto& caveat : pooling_caveats(pooled, options.level)) document.caveats.push_back(std::move(caveat));
  std::vector<RowStanding> standings;
  for (const auto& row : outcomes.rows) {
    const auto standing = standing_of(row);
    if (standing.counts || standing.why_not_counted != "another tally") standings.push_back(standing);
  }
  for (auto& caveat : standing_caveats(standings)) document.caveats.push_back(std::move(caveat));
  auto citekeys = people.articles;
  for (const auto& row : outcomes.rows) citekeys.push_back(row.citekey);
  const auto sources = add_sources(document, catalogue, std::move(citekeys));
  add_reading_caveats(document, catalogue, people, sources);
  return document;
}

}  // namespace

extern const Report report_response_rates;
const Report report_response_rates{"response-rates", "In how many of how many did a treatment work?",
                                   Subject::optional_treatment, run};

}  // namespace casebook::report
