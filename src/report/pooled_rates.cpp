#include "report/pooled_rates.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "document/cell.h"
#include "document/table.h"
#include "report/phrases.h"

namespace casebook::report {
namespace {

using document::cell;
using Rates = std::vector<PooledRate>;

/// The rows of one treatment and condition, so that a rate reads those alone.
struct OwnRows {
  std::vector<const query::TimeToResponse*> outcomes;
  std::vector<const query::AnyResponse*> any_responses;
};

std::vector<ArticleCount> articles_of(const query::ResponseRate& rate, const OwnRows& rows) {
  std::map<std::string, ArticleCount> articles;
  const auto add = [&](const std::string& citekey, std::int64_t affected, std::int64_t assessed) {
    ArticleCount& article = articles[citekey];
    article.citekey = citekey;
    article.affected += affected;
    article.assessed += assessed;
  };
  if (rate.endpoint == "any response") {
    for (const auto* row : rows.any_responses) {
      if (row->unit == rate.unit && row->affected && row->assessed) add(row->citekey, *row->affected, *row->assessed);
    }
  } else {
    for (const auto* row : rows.outcomes) {
      if (row->endpoint != rate.endpoint || row->threshold != rate.threshold || row->unit != rate.unit || (row->role != "studied" && row->role != "comparator") ||
          (row->state != "present" && row->state != "absent") || !row->affected || !row->assessed)
        continue;
      add(row->citekey, *row->affected, *row->assessed);
    }
  }
  std::vector<ArticleCount> found;
  for (auto& [citekey, article] : articles) {
    if (article.assessed > 0) found.push_back(std::move(article));
  }
  return found;
}

std::vector<WithoutArticle> without_each(const std::vector<ArticleCount>& articles, double level) {
  std::vector<WithoutArticle> without;
  if (articles.size() < 2) return without;
  std::int64_t affected = 0, assessed = 0;
  for (const ArticleCount& article : articles) {
    affected += article.affected;
    assessed += article.assessed;
  }
  for (const ArticleCount& article : articles) {
    WithoutArticle row;
    row.left_out = article.citekey;
    row.articles = static_cast<std::int64_t>(articles.size()) - 1;
    row.affected = affected - article.affected;
    row.assessed = assessed - article.assessed;
    row.interval = stats::share_interval(row.affected, row.assessed, level);
    without.push_back(std::move(row));
  }
  return without;
}

/// By share, then by limits, in whole numbers: 8 of 8 is below 10 of 10, which has the higher lower limit.
bool lies_lower(const WithoutArticle& a, const WithoutArticle& b) {
  const auto left = a.affected * b.assessed;
  const auto right = b.affected * a.assessed;
  return left != right ? left < right : a.interval.lower + a.interval.upper < b.interval.lower + b.interval.upper;
}

bool several_treatments(const Rates& rates) {
  return std::any_of(rates.begin(), rates.end(), [&](const PooledRate& one) {
    return one.rate.treatment != rates.front().rate.treatment || one.rate.condition != rates.front().rate.condition;
  });
}

std::string rate_words(const query::ResponseRate& rate) {
  return threshold_words(rate.endpoint, rate.threshold) + (rate.unit == "patients" ? "" : " (" + rate.unit + ")");
}

/// Limits as a percentage; from ten people on with the share in front of them.
std::string share_words(double share, const stats::ShareInterval& interval, std::int64_t n) {
  const std::string limits = fmt::format("{}-{} %", percent_down(interval.lower), percent_up(interval.upper));
  return n < kFewestForPercent ? limits : fmt::format("{} % ({})", document::rounded_text(share * 100), limits);
}

void add_rate_columns(document::Table& table) {
  for (const char* name : {"treatment", "condition", "endpoint", "threshold", "unit"}) table.columns.push_back(document::data_column(name));
}

std::vector<document::Cell> rate_cells(const query::ResponseRate& rate) {
  return {cell(rate.treatment), cell(rate.condition), cell(rate.endpoint), cell(rate.threshold), cell(rate.unit)};
}

/// The figures of one method; empty where it has none.
struct MethodFigures {
  stats::PoolingStatus status = stats::PoolingStatus::no_patients;
  std::optional<double> share, lower, upper, tau2, i2_percent, prediction_lower, prediction_upper;
};

MethodFigures figures_of(const stats::PooledShare& pooled, PooledMethod method) {
  MethodFigures figures;
  const auto set = [&](double share, const stats::ShareInterval& interval) {
    figures.share = share;
    figures.lower = interval.lower;
    figures.upper = interval.upper;
  };
  switch (method) {
    case PooledMethod::fixed:
      figures.status = pooled.fixed.status;
      if (figures.status == stats::PoolingStatus::ok) set(pooled.fixed.share, pooled.fixed.interval);
      break;
    case PooledMethod::glmm:
      figures.status = pooled.glmm.status;
      if (figures.status != stats::PoolingStatus::ok) break;
      set(pooled.glmm.share, pooled.glmm.interval);
      figures.tau2 = pooled.glmm.fit.tau2;
      figures.i2_percent = pooled.glmm.i2_percent;
      if (pooled.glmm.prediction_t) {
        figures.prediction_lower = pooled.glmm.prediction_t->lower;
        figures.prediction_upper = pooled.glmm.prediction_t->upper;
      }
      break;
    case PooledMethod::beta_binomial:
      figures.status = pooled.beta_binomial.status;
      if (figures.status == stats::PoolingStatus::ok) set(pooled.beta_binomial.fit.mean, pooled.beta_binomial.interval);
      break;
  }
  return figures;
}

std::string model_words(PooledMethod method) { return method == PooledMethod::glmm ? "articles differ" : "one share for all"; }

}  // namespace

const char* pooled_method_name(PooledMethod method) {
  switch (method) {
    case PooledMethod::fixed:
      return "fixed";
    case PooledMethod::glmm:
      return "glmm";
    case PooledMethod::beta_binomial:
      return "beta_binomial";
  }
  return "";
}

PooledMethod PooledRate::first() const {
  return pooled.glmm.status == stats::PoolingStatus::ok && !pooled.glmm.fit.tau2_at_boundary ? PooledMethod::glmm : PooledMethod::fixed;
}

double PooledRate::share() const { return first() == PooledMethod::glmm ? pooled.glmm.share : pooled.fixed.share; }

stats::ShareInterval PooledRate::interval() const { return first() == PooledMethod::glmm ? pooled.glmm.interval : pooled.fixed.interval; }

const WithoutArticle* PooledRate::lowest() const {
  const auto found = std::min_element(leave_one_out.begin(), leave_one_out.end(), lies_lower);
  return found == leave_one_out.end() ? nullptr : &*found;
}

const WithoutArticle* PooledRate::highest() const {
  const auto found = std::max_element(leave_one_out.begin(), leave_one_out.end(), lies_lower);
  return found == leave_one_out.end() ? nullptr : &*found;
}

std::vector<PooledRate> pooled_rates(const std::vector<query::ResponseRate>& rates, const std::vector<query::TimeToResponse>& outcomes,
                                     const std::vector<query::AnyResponse>& any_responses, double level) {
  std::map<std::pair<std::string, std::string>, OwnRows> rows;
  for (const auto& row : outcomes) {
    if (row.counted != 0) rows[{row.treatment, row.condition}].outcomes.push_back(&row);
  }
  for (const auto& row : any_responses) rows[{row.treatment, row.condition}].any_responses.push_back(&row);
  std::vector<PooledRate> pooled;
  for (const auto& rate : rates) {
    if (!rate.affected || rate.assessed.value_or(0) <= 0) continue;
    PooledRate one;
    one.rate = rate;
    one.articles = articles_of(rate, rows[{rate.treatment, rate.condition}]);
    std::vector<stats::Series> series;
    for (const ArticleCount& article : one.articles) series.push_back({article.affected, article.assessed});
    one.pooled = stats::pooled_share(series, level);
    one.leave_one_out = without_each(one.articles, level);
    pooled.push_back(std::move(one));
  }
  return pooled;
}

document::Table pooled_table(const Rates& rates, double level) {
  document::Table table;
  table.name = "pooled";
  table.title = "Pooled over articles";
  table.empty_text.clear();
  add_rate_columns(table);
  for (auto& column :
       {document::reader_column("what", "pooled"), document::number_column("articles", "articles"), document::data_column("affected"),
        document::data_column("assessed"), document::reader_column("count", "reported in"), document::data_column("method"),
        document::data_column("shown_first"), document::data_column("status"), document::reader_column("model", "model", 2), document::data_column("share"),
        document::data_column("ci_lower"), document::data_column("ci_upper"), document::data_column("tau2"), document::data_column("i2_percent"),
        document::data_column("prediction_lower"), document::data_column("prediction_upper"),
        document::reader_column("pooled_share", "share, " + level_words(level) + " interval"), document::reader_column("next", "a further article", 1)}) {
    table.columns.push_back(column);
  }
  const bool reading = !several_treatments(rates);
  for (const PooledRate& one : rates) {
    for (const PooledMethod method : {PooledMethod::fixed, PooledMethod::glmm, PooledMethod::beta_binomial}) {
      const bool first = method == one.first();
      const auto figures = figures_of(one.pooled, method);
      const auto predicted = figures_of(one.pooled, PooledMethod::glmm);
      auto cells = rate_cells(one.rate);
      for (auto& next :
           {cell(rate_words(one.rate)), cell(static_cast<std::int64_t>(one.articles.size())), cell(one.pooled.fixed.events), cell(one.pooled.fixed.cases),
            document::count_cell(one.pooled.fixed.events, one.pooled.fixed.cases), cell(pooled_method_name(method)), cell(first),
            cell(stats::pooling_status_name(figures.status)), cell(model_words(method)), cell(figures.share), cell(figures.lower), cell(figures.upper),
            cell(figures.tau2), cell(figures.i2_percent), cell(figures.prediction_lower), cell(figures.prediction_upper),
            figures.share ? cell(share_words(*figures.share, {*figures.lower, *figures.upper}, one.pooled.fixed.cases)) : document::not_stated(),
            first && predicted.prediction_lower
                ? cell(fmt::format("{}-{} %", percent_down(*predicted.prediction_lower), percent_up(*predicted.prediction_upper)))
                : document::not_stated()}) {
        cells.push_back(next);
      }
      document::add_row(table, std::move(cells));
      table.rows.back().data_only = !(reading && first && one.is_pooled());
    }
  }
  return table;
}

document::Table leave_one_out_table(const Rates& rates, double level) {
  document::Table table;
  table.name = "leave_one_out";
  table.title = "Without one article";
  table.empty_text.clear();
  add_rate_columns(table);
  for (auto& column : {document::text_column("left_out", "without"), document::number_column("articles", "articles"), document::data_column("affected"),
                       document::data_column("assessed"), document::data_column("share"), document::reader_column("count", "reported in"),
                       document::data_column("ci_lower"), document::data_column("ci_upper"), document::data_column("method"),
                       document::reader_column("limits", level_words(level) + " interval")}) {
    table.columns.push_back(column);
  }
  for (const PooledRate& one : rates) {
    for (const WithoutArticle& row : one.leave_one_out) {
      auto cells = rate_cells(one.rate);
      for (auto& next : {cell(row.left_out), cell(row.articles), cell(row.affected), cell(row.assessed),
                         cell(static_cast<double>(row.affected) / static_cast<double>(row.assessed)), document::count_cell(row.affected, row.assessed),
                         cell(row.interval.lower), cell(row.interval.upper), cell(stats::share_method_name(stats::ShareMethod::clopper_pearson)),
                         cell(fmt::format("{}-{} %", percent_down(row.interval.lower), percent_up(row.interval.upper)))}) {
        cells.push_back(next);
      }
      document::add_row(table, std::move(cells));
      table.rows.back().data_only = rates.size() != 1;
    }
  }
  return table;
}

std::vector<std::string> pooling_caveats(const Rates& rates, double level) {
  std::vector<std::string> caveats;
  if (rates.empty() || several_treatments(rates)) return caveats;
  const bool any_pooled = std::any_of(rates.begin(), rates.end(), [](const PooledRate& one) { return one.is_pooled(); });
  if (any_pooled) {
    caveats.push_back(fmt::format(
        "Pooled: where articles differ by more than chance, the share of a middle article in a random-intercept logistic model, and where the share of a "
        "further article would lie ({}); where no difference is seen, which in so few proves little, all patients as one sample.",
        level_words(level)));
  }
  std::vector<std::pair<stats::PoolingStatus, std::vector<std::string>>> refused;
  for (const PooledRate& one : rates) {
    if (one.is_pooled()) continue;
    auto found = std::find_if(refused.begin(), refused.end(), [&](const auto& entry) { return entry.first == one.refusal(); });
    if (found == refused.end()) found = refused.insert(refused.end(), {one.refusal(), {}});
    found->second.push_back(one.articles.size() > 1 ? fmt::format("{} ({} in {})", rate_words(one.rate), short_k_of_n(one.rate.affected, one.rate.assessed),
                                                                  counted(static_cast<std::int64_t>(one.articles.size()), "article", "articles"))
                                                    : rate_words(one.rate));
  }
  for (const auto& [status, words] : refused) {
    caveats.push_back(fmt::format("Not pooled, since {}: {}.", stats::pooling_status_sentence(status), listed(words)));
  }
  const auto is_main = [](const PooledRate& one) { return one.rate.endpoint == "any response" || one.rate.endpoint == "clinical resolution"; };
  const bool main_only = std::any_of(rates.begin(), rates.end(), [&](const PooledRate& one) { return is_main(one) && !one.leave_one_out.empty(); });
  std::vector<std::string> ranges;
  for (const PooledRate& one : rates) {
    if (one.leave_one_out.empty() || (main_only && !is_main(one))) continue;
    const auto words = [](const WithoutArticle& row) { return fmt::format("{} of {} (without {})", row.affected, row.assessed, row.left_out); };
    ranges.push_back(fmt::format("{} in {} to {}", rate_words(one.rate), words(*one.lowest()), words(*one.highest())));
  }
  if (!ranges.empty()) caveats.push_back("One article left out at a time: " + enumerated(ranges) + ".");
  return caveats;
}

}  // namespace casebook::report
