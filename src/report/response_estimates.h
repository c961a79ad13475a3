#pragma once
// How soon an event came, estimated from intervals over articles (rule R11).

#include <optional>
#include <string>
#include <vector>

#include "document/document.h"
#include "query/time_to_response.h"

namespace casebook::report {

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
};

/// Estimates of the endpoints that are events, in `unit` 'patients', from rows that count. An event enters with its
/// bounds; k of n with k, since nothing is known of when the others were last seen (a median of the k alone would be one of those who
/// had it, so none is given); a look with the event present as
/// (0, look], absent as (look, none]; a time without the event as (lower, none]. The rest of those who count are
/// `untimed`. Nobody with a time and nobody without: no estimate. In the order in which rows first name endpoint and
/// origin.
std::vector<ResponseEstimate> response_estimates(const std::vector<query::TimeToResponse>& rows);

}  // namespace casebook::report
