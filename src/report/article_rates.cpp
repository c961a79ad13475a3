#include "report/article_rates.h"

#include <map>
#include <tuple>

#include "query/any_responses.h"
#include "report/answer.h"

namespace casebook::report {
namespace {

bool enters(const query::TimeToResponse& row) {
  return (row.role == "studied" || row.role == "comparator") && (row.state == "present" || row.state == "absent") &&
         (row.counted != 0 || row.why_not_counted == "no count" || row.why_not_counted == "group statistic");
}

}  // namespace

std::vector<query::ResponseRate> rates_of_article(document::Document& document, query::Catalogue& catalogue,
                                                  const ReportOptions& options,
                                                  const std::vector<query::TimeToResponse>& outcomes,
                                                  const std::vector<query::TreatedCourse>& courses) {
  std::map<std::tuple<std::string, std::string, std::string>, std::int64_t> treated;
  for (const auto& course : courses) treated[{course.condition, course.treatment, course.unit}] += course.affected;
  const auto treated_in = [&](const query::ResponseRate& rate) -> std::optional<std::int64_t> {
    const auto found = treated.find({rate.condition, rate.treatment, rate.unit});
    return found == treated.end() ? std::nullopt : std::optional(found->second);
  };

  std::map<std::tuple<std::string, std::string, std::string, std::optional<double>, std::string>, query::ResponseRate>
      rates;
  for (const auto& row : outcomes) {
    if (!enters(row)) continue;
    query::ResponseRate& rate = rates[{row.condition, row.treatment, row.endpoint, row.threshold, row.unit}];
    rate.condition = row.condition;
    rate.treatment = row.treatment;
    rate.endpoint = row.endpoint;
    rate.threshold = row.threshold;
    rate.unit = row.unit;
    rate.treated = treated_in(rate);
    if (row.counted != 0) {
      rate.articles = 1;
      rate.affected = rate.affected.value_or(0) + row.affected.value_or(0);
      rate.assessed = rate.assessed.value_or(0) + row.assessed.value_or(0);
    }
    rate.articles_without_count = rate.articles == 1 ? 0 : 1;
    if (row.at_risk == "treated" && rate.treated) rate.not_reported = *rate.treated - rate.assessed.value_or(0);
  }
  std::vector<query::ResponseRate> result;
  if (options.endpoint.empty() || options.endpoint == "any response") {
    const auto responses = query::any_responses(catalogue, filter_of(options));
    document.sql.emplace_back("any response", responses.sql);
    for (const auto& response : responses.rows) {
      if (!response.assessed || *response.assessed == 0) continue;
      query::ResponseRate rate;
      rate.condition = response.condition;
      rate.treatment = response.treatment;
      rate.endpoint = "any response";
      rate.unit = response.unit;
      rate.articles = 1;
      rate.affected = response.affected;
      rate.assessed = response.assessed;
      rate.treated = treated_in(rate);
      if (rate.treated) rate.not_reported = *rate.treated - *rate.assessed;
      result.push_back(std::move(rate));
    }
  }
  for (auto& [key, rate] : rates) result.push_back(std::move(rate));
  for (auto& rate : result) {
    if (rate.affected && rate.assessed)
      rate.share = static_cast<double>(*rate.affected) / static_cast<double>(*rate.assessed);
  }
  return result;
}

}  // namespace casebook::report
