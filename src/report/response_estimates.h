#pragma once
// How soon an event came, estimated from intervals over articles (rule R11).

#include <optional>
#include <string>
#include <vector>

#include "document/document.h"
#include "query/time_to_response.h"
#include "stats/kaplan_meier.h"
#include "stats/known_states.h"

namespace casebook::report {

/// The weeks after the origin at which an estimate says how many are still without the event.
inline constexpr int kSurvivalWeeks[] = {1, 2, 4, 8, 12, 26, 52};

/// The share still without the event so many weeks after the origin.
struct ShareWithout {
  int weeks = 0;
  std::optional<double> lower;         ///< least share over every place of the estimate's masses in their cells; empty: nobody was seen so long
  std::optional<double> upper;         ///< greatest share; empty together with `lower`
  stats::KnownStates states;           ///< of those in the estimate
  stats::ShareInterval limits;         ///< exact limits of the share, whatever those had of whom it is not known
};

/// What an article gives to an estimate, or why something of it is left out. One for each reason.
struct ArticlePart {
  std::string citekey;
  bool enters = false;
  std::optional<std::int64_t> people;  ///< who enter, or who are left out; empty: in how many is not stated
  std::int64_t events = 0;             ///< of those who enter, with the event
  std::string why_left_out;            ///< "no usable time", "retold", ...; empty: they enter
};

/// Of one treatment, condition, endpoint, threshold and origin.
struct ResponseEstimate {
  std::string condition;
  std::string treatment;
  std::string endpoint;
  std::optional<double> threshold;          ///< least value, where the endpoint is counted apart for each
  std::optional<std::string> origin;
  std::int64_t n = 0;                       ///< people with a usable time
  std::int64_t events = 0;                  ///< of these, with the event
  std::int64_t untimed = 0;                 ///< counted people without a usable time
  std::int64_t without_a_look = 0;          ///< of these, said not to have had the event, and not until when: no median then
  std::optional<double> median_lower_days;  ///< the median lies in (lower, upper]; both empty: not estimated
  std::optional<double> median_upper_days;  ///< empty with a lower one: no upper bound
  std::vector<document::BandStep> had_it_by; ///< share that had it by a day, at least and at most; empty without a median or where all bounds are the same
  std::string remark;                       ///< "one article's bounds alone make it"; empty: nothing to remark
  std::int64_t until_upper = 0;             ///< of n, without the event, and taken as without it until the others had it ("20 of 30 within a month")
  std::vector<ShareWithout> by_week;        ///< at kSurvivalWeeks; empty without an estimate
  bool exact_or_right_censored = false;     ///< whether all times are; then there is also a product-limit curve, unless nobody had the event
  std::optional<stats::KaplanMeier> product_limit;
  std::vector<ArticlePart> articles;        ///< those that enter, then those left out, each by citekey
};

/// Estimates of the endpoints that are events, in `unit` 'patients', from rows that count. An event enters with its
/// bounds, k of n with k. The other n - k enter as without the event up to `upper` where the count is one of a stretch from the origin ("20 of 30
/// within a month"); where the event is dated (between days 7 and 14, on day 2922) nothing is known of when they were last seen, and a median of the
/// k alone would be one of those who had it, so none is given. A look with the event present enters as
/// (0, look], absent as (look, none]; a time without the event as (lower, none]. The rest of those who count are
/// `untimed`. Nobody with a time and nobody without: no estimate. In the order in which rows first name endpoint and
/// origin.
/// \param level  of limits, 0 < level < 1
std::vector<ResponseEstimate> response_estimates(const std::vector<query::TimeToResponse>& rows, double level = 0.95);

}  // namespace casebook::report
