#pragma once
// A rate as the series that it is made of, one an article: pooled where a model of how articles differ is identified, and without each article
// in turn.

#include <string>
#include <vector>

#include "document/document.h"
#include "query/any_responses.h"
#include "query/response_rates.h"
#include "query/time_to_response.h"
#include "stats/pooled_share.h"

namespace casebook::report {

/// What one article gives to a rate.
struct ArticleCount {
  std::string citekey;
  std::int64_t affected = 0;
  std::int64_t assessed = 0;
};

/// A rate without one of its articles.
struct WithoutArticle {
  std::string left_out;                ///< citekey
  std::int64_t articles = 0;           ///< that remain
  std::int64_t affected = 0;
  std::int64_t assessed = 0;           ///< above 0
  stats::ShareInterval interval;       ///< exact
};

/// Which of the three figures is shown first.
enum class PooledMethod { fixed, glmm, beta_binomial };
const char* pooled_method_name(PooledMethod method);   ///< 'fixed', 'glmm', 'beta_binomial', as in SQL

struct PooledRate {
  query::ResponseRate rate;
  std::vector<ArticleCount> articles;             ///< by citekey; all with somebody assessed
  stats::PooledShare pooled;
  std::vector<WithoutArticle> leave_one_out;      ///< empty with fewer than two articles

  /// The random-intercept model where it is identified and the articles differ (tau2 above 0); else all patients as one sample, whose limits are exact.
  PooledMethod first() const;
  /// Whether the models are identified: then there is a pooled figure, else `refusal()` says why not.
  bool is_pooled() const { return pooled.glmm.status == stats::PoolingStatus::ok; }
  stats::PoolingStatus refusal() const { return pooled.glmm.status; }
  /// Share and limits of the method shown first. Without meaning when nobody is assessed.
  double share() const;
  stats::ShareInterval interval() const;
  /// Those of `leave_one_out` with the lowest and the highest share; among equals with the lower and the higher limits. nullptr without any.
  const WithoutArticle* lowest() const;
  const WithoutArticle* highest() const;
};

/// Rates with a count, in their order.
/// \param outcomes       the rows behind the rates
/// \param any_responses  those behind the derived 'any response'
/// \param level          of all intervals, 0 < level < 1
std::vector<PooledRate> pooled_rates(const std::vector<query::ResponseRate>& rates, const std::vector<query::TimeToResponse>& outcomes,
                                     const std::vector<query::AnyResponse>& any_responses, double level);

/// 'pooled': three rows a rate, one a method. Readers see the one shown first of each rate that is pooled; of several treatments they see none.
document::Table pooled_table(const std::vector<PooledRate>& rates, double level);

/// 'leave_one_out': a row for each article of a rate that has several. Readers see it where there is but one rate.
document::Table leave_one_out_table(const std::vector<PooledRate>& rates, double level);

/// For readers: what a pooled figure is, why some rates have none, and how far one article can move a rate (of any response and clinical resolution, or
/// of whatever rates there are without them).
std::vector<std::string> pooling_caveats(const std::vector<PooledRate>& rates, double level);

}  // namespace casebook::report
