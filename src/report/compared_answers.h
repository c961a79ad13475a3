#pragma once
// The same answers over two states of the catalogue, side by side: what changes when notices change.

#include <optional>
#include <string>
#include <vector>

#include "query/adverse_event_rates.h"
#include "query/rechallenges.h"
#include "query/response_rates.h"
#include "query/treated.h"
#include "report/dose_ladder.h"
#include "report/report.h"
#include "report/response_estimates.h"

namespace casebook::report {

/// What the catalogue answers about some treatments.
struct Answers {
  std::vector<query::ResponseRate> rates;
  std::vector<query::Treated> treated;
  std::vector<ResponseEstimate> estimates;
  std::vector<LadderRow> ladder;
  std::vector<query::Rechallenge> rechallenges;
  std::vector<query::AdverseEventRate> harms;
};

/// \param treatments  names of the vocabulary, and of combinations
/// \param options     condition: only of this one
Answers read_answers(query::Catalogue& catalogue, const std::vector<std::string>& treatments, const ReportOptions& options);

/// One answer in both states; absent where it cannot be given.
template <typename Row>
struct Compared {
  std::optional<Row> before;
  std::optional<Row> after;
  const Row& either() const { return before ? *before : *after; }
};

/// The answers that differ, and how many were compared.
template <typename Row>
struct Differences {
  std::vector<Compared<Row>> changed;
  std::int64_t compared = 0;
};

struct AnswerDifferences {
  Differences<query::ResponseRate> rates;        ///< k, n, or the articles behind them differ
  Differences<query::Treated> treated;
  Differences<ResponseEstimate> estimates;       ///< n, events, untimed or the median differ
  Differences<LadderRow> ladder;                 ///< started, reached or highest differ
  Differences<query::Rechallenge> rechallenges;  ///< whether a row counts, why not, and whether it is in doubt
  Differences<query::AdverseEventRate> harms;    ///< k, n, or the articles behind them differ
};

/// In the order of `before`; what only `after` has comes last.
AnswerDifferences compare_answers(const Answers& before, const Answers& after);

}  // namespace casebook::report
