#include "report/compared_answers.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "query/dose_titration.h"
#include "query/time_to_response.h"
#include "query/treated_courses.h"
#include "report/answer.h"

namespace casebook::report {
namespace {

template <typename Row>
void append(std::vector<Row>& to, std::vector<Row> from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

template <typename Row, typename Key, typename Says>
Differences<Row> differences(const std::vector<Row>& before, const std::vector<Row>& after, Key key_of, Says says) {
  Differences<Row> found;
  using KeyType = decltype(key_of(before.front()));
  std::map<KeyType, const Row*> left;
  for (const Row& row : after) left[key_of(row)] = &row;
  for (const Row& row : before) {
    ++found.compared;
    const auto other = left.find(key_of(row));
    if (other == left.end()) {
      found.changed.push_back({row, std::nullopt});
      continue;
    }
    if (says(row) != says(*other->second)) found.changed.push_back({row, *other->second});
    left.erase(other);
  }
  for (const Row& row : after) {
    if (left.count(key_of(row)) == 0) continue;
    ++found.compared;
    found.changed.push_back({std::nullopt, row});
  }
  return found;
}

}  // namespace

Answers read_answers(query::Catalogue& catalogue, const std::vector<std::string>& treatments, const ReportOptions& options) {
  Answers answers;
  for (const auto& treatment : treatments) {
    query::Filter filter;
    filter.treatment = treatment;
    filter.condition = options.condition;
    append(answers.rates, query::response_rates(catalogue, filter).rows);
    append(answers.treated, query::treated(catalogue, filter).rows);
    append(answers.estimates, response_estimates(query::time_to_response(catalogue, filter).rows));
    append(answers.ladder, dose_ladder(query::dose_titration(catalogue, filter).rows, query::treated_courses(catalogue, filter).rows));
    append(answers.rechallenges, query::rechallenges(catalogue, filter).rows);
    append(answers.harms, query::adverse_event_rates(catalogue, filter).rows);
  }
  return answers;
}

AnswerDifferences compare_answers(const Answers& before, const Answers& after) {
  AnswerDifferences found;
  found.rates = differences(
      before.rates, after.rates, [](const auto& row) { return std::make_tuple(row.treatment, row.condition, row.endpoint, row.threshold, row.unit); },
      [](const auto& row) { return std::make_tuple(row.affected, row.assessed, row.articles, row.articles_without_count); });
  found.treated = differences(
      before.treated, after.treated, [](const auto& row) { return std::make_tuple(row.treatment, row.condition, row.unit); },
      [](const auto& row) { return std::make_tuple(row.articles, row.treated); });
  found.estimates = differences(
      before.estimates, after.estimates,
      [](const auto& row) { return std::make_tuple(row.treatment, row.condition, row.endpoint, row.threshold, row.origin); },
      [](const auto& row) { return std::make_tuple(row.n, row.events, row.untimed, row.median_lower_days, row.median_upper_days); });
  found.ladder = differences(
      before.ladder, after.ladder,
      [](const auto& row) { return std::make_tuple(row.treatment, row.condition, row.dose_min, row.dose_max, row.unit, row.daily); },
      [](const auto& row) { return std::make_tuple(row.started, row.reached, row.highest); });
  found.rechallenges = differences(
      before.rechallenges, after.rechallenges,
      [](const auto& row) { return std::make_tuple(row.treatment, row.condition, row.citekey, row.treatment_id, row.subject, row.said); },
      [](const auto& row) { return std::make_tuple(row.counted, row.why_not_counted, row.flagged); });
  found.harms = differences(
      before.harms, after.harms, [](const auto& row) { return std::make_tuple(row.treatment, row.condition, row.finding, row.unit); },
      [](const auto& row) { return std::make_tuple(row.affected, row.assessed, row.articles, row.articles_not_reported, row.articles_not_assessed); });
  return found;
}

}  // namespace casebook::report
