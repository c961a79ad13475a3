#include "sql_functions/table_functions.h"

#include <optional>

#include "core/errors.h"
#include "sql_functions/observations.h"
#include "stats/interval_npmle.h"
#include "stats/kaplan_meier.h"
#include "stats/pooled_share.h"
#include "stats/two_by_two.h"

namespace casebook::sql_functions {
namespace {

using Arguments = std::span<const Argument>;

double level_of(Arguments arguments, std::size_t index) { return arguments.size() > index ? arguments[index].number() : 0.95; }

std::vector<Row> npmle(Arguments arguments, const stats::Interruption& interruption) {
  const auto estimate = stats::interval_npmle(interval_observations(arguments[0]), interruption);
  std::vector<Row> rows(estimate.cells.size());
  double after = 0;   // summed from the end, so that it ends at exactly 0
  for (std::size_t i = estimate.cells.size(); i > 0; --i) {
    const auto& one = estimate.cells[i - 1];
    rows[i - 1] = {cell(one.lower), cell(one.upper), one.lower_closed ? 1LL : 0LL, one.upper_closed ? 1LL : 0LL, cell(one.mass), cell(after)};
    after += one.mass;
  }
  return rows;
}

std::vector<Row> npmle_median(Arguments arguments, const stats::Interruption& interruption) {
  const auto estimate = stats::interval_npmle(interval_observations(arguments[0]), interruption);
  const auto median = stats::npmle_median(estimate);
  if (!median.exists) return {{Cell(), Cell(), Cell(), cell(estimate.n)}};
  return {{cell(median.lower), cell(median.upper), cell(estimate.log_likelihood), cell(estimate.n)}};
}

std::vector<Row> kaplan_meier(Arguments arguments, const stats::Interruption&) {
  const auto curve = stats::kaplan_meier(timed_observations(arguments[0]), level_of(arguments, 1));
  std::vector<Row> rows;
  for (const auto& row : curve.rows) {
    rows.push_back({cell(row.time), cell(row.at_risk), cell(row.events), cell(row.survival), cell(row.std_error), cell(row.lower), cell(row.upper)});
  }
  return rows;
}

std::vector<Row> pooled_share(Arguments arguments, const stats::Interruption& interruption) {
  const auto pooled = stats::pooled_share(series_of(arguments[0]), level_of(arguments, 1), interruption);
  const auto row = [](const char* method, stats::PoolingStatus status, double share, const stats::ShareInterval& interval,
                      const std::optional<double>& tau2) -> Row {
    const char* name = stats::pooling_status_name(status);
    if (status != stats::PoolingStatus::ok) return {method, name, Cell(), Cell(), Cell(), Cell()};
    return {method, name, cell(share), cell(interval.lower), cell(interval.upper), cell(tau2)};
  };
  return {row("fixed", pooled.fixed.status, pooled.fixed.share, pooled.fixed.interval, std::nullopt),
          row("glmm", pooled.glmm.status, pooled.glmm.share, pooled.glmm.interval, pooled.glmm.fit.tau2),
          row("beta_binomial", pooled.beta_binomial.status, pooled.beta_binomial.fit.mean, pooled.beta_binomial.interval, std::nullopt)};
}

std::vector<Row> two_by_two(Arguments arguments, const stats::Interruption&) {
  const auto estimate = stats::two_by_two({arguments[0].whole(), arguments[1].whole(), arguments[2].whole(), arguments[3].whole()}, level_of(arguments, 4));
  if (estimate.degenerate_margin) return {{Cell(), Cell(), Cell(), Cell()}};
  return {{cell(estimate.p_two_sided), cell(estimate.odds_ratio), cell(estimate.lower), cell(estimate.upper)}};
}

}  // namespace

const std::vector<TableFunction>& table_functions() {
  static const std::vector<TableFunction> functions{
      {"kaplan_meier", {"time", "at_risk", "events", "survival", "std_error", "ci_lower", "ci_upper"}, {"json", "level"}, 1, kaplan_meier},
      {"npmle", {"lower", "upper", "lower_closed", "upper_closed", "mass", "survival_after"}, {"json"}, 1, npmle},
      {"npmle_median", {"lower", "upper", "log_likelihood", "n"}, {"json"}, 1, npmle_median},
      {"pooled_share", {"method", "status", "share", "ci_lower", "ci_upper", "tau2"}, {"json", "level"}, 1, pooled_share},
      {"two_by_two", {"p_two_sided", "odds_ratio", "ci_lower", "ci_upper"}, {"a", "b", "c", "d", "level"}, 4, two_by_two},
  };
  return functions;
}

}  // namespace casebook::sql_functions
