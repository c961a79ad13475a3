#pragma once
// The view time_to_response: what came of it, and how soon?

#include "query/selection.h"

namespace casebook::query {

/// One row per outcome; those without a stated time stay, with time_kind 'not stated' (restating claims only in
/// `evidence`).
struct TimeToResponse {
  std::string citekey;              ///< the article
  std::optional<std::string> pmid;  ///< its PMID; NULL: none known
  std::int64_t claim_id = 0;        ///< the claim that says so
  std::string condition;            ///< what the course was for
  std::string treatment;            ///< what it is credited to; a combination is 'a + b'
  std::string role;                 ///< 'studied', 'concomitant', 'rescue' or 'comparator'
  std::optional<std::string>
      combined_with;                     ///< concomitant and rescue treatments of the same subject; NULL: none stated
  std::string endpoint;                  ///< what is meant
  std::optional<std::string> origin;     ///< where the clock starts; NULL: not stated
  std::string subject;                   ///< the patient, or the group
  std::string standing;                  ///< 'own', or 'retold' from another article
  std::string unit;                      ///< what is counted: 'patients', 'plaques', ...
  std::optional<std::string> site;       ///< where; NULL: not said of a site
  std::string extent;                    ///< 'whole', or 'part' of what the course treated
  std::optional<std::int64_t> affected;  ///< in how many it is present; NULL: not stated
  std::optional<std::int64_t> assessed;  ///< in how many it was looked for; NULL: not stated
  std::string state;                     ///< 'present', 'absent', 'not reported', 'not assessed'
  std::optional<double> value_min;       ///< least value; NULL: none stated
  std::optional<double> value_max;       ///< greatest value; NULL: none stated or no upper bound
  std::string time_kind;                 ///< 'event', 'assessment', 'censored', 'not stated'
  std::optional<std::string> time_statistic;   ///< 'each', 'mean', 'median', 'range'; NULL: no time
  std::optional<double> lower_days;            ///< after this day; NULL: no lower bound
  std::optional<double> upper_days;            ///< not after this day; NULL: no upper bound
  std::string said;                            ///< the claim in the curator's own words
  std::optional<std::string> locator;          ///< where in the text; NULL: not given
  std::optional<std::string> via_source;       ///< who passes it on; NULL: said at first hand
  std::string text_read;                       ///< what was read of the article
  std::int64_t flagged = 0;                    ///< 1 while a notice puts it in doubt
  std::int64_t counted = 0;                    ///< 1 if it counts
  std::optional<std::string> why_not_counted;  ///< why it does not; NULL: it counts
  std::optional<std::string> time_text;        ///< when, in the words of the case file; NULL: none given
  std::optional<std::string> value_text;       ///< the value in words; NULL: the figures say all, or none
  std::optional<std::string> value_unit;       ///< unit of the value; NULL: none
  std::optional<double> threshold;     ///< least value, where the endpoint is counted apart for each; NULL: it is not
  std::string endpoint_kind;           ///< 'event' (happens at a time) or 'state' (holds when looked at)
  std::string at_risk;                 ///< who could have it: 'treated', 'stopped', 'restarted', 'dose changed'
  std::optional<std::string> caution;  ///< the curator's doubt; NULL: none
  std::optional<std::string> counted_in;  ///< the article whose claim is counted instead; NULL: it counts, or none does

  static constexpr auto fields() {
    return std::make_tuple(
        field("citekey", &TimeToResponse::citekey), field("pmid", &TimeToResponse::pmid),
        field("claim_id", &TimeToResponse::claim_id), field("condition", &TimeToResponse::condition),
        field("treatment", &TimeToResponse::treatment), field("role", &TimeToResponse::role),
        field("combined_with", &TimeToResponse::combined_with), field("endpoint", &TimeToResponse::endpoint),
        field("origin", &TimeToResponse::origin), field("subject", &TimeToResponse::subject),
        field("standing", &TimeToResponse::standing), field("unit", &TimeToResponse::unit),
        field("site", &TimeToResponse::site), field("extent", &TimeToResponse::extent),
        field("affected", &TimeToResponse::affected), field("assessed", &TimeToResponse::assessed),
        field("state", &TimeToResponse::state), field("value_min", &TimeToResponse::value_min),
        field("value_max", &TimeToResponse::value_max), field("time_kind", &TimeToResponse::time_kind),
        field("time_statistic", &TimeToResponse::time_statistic), field("lower_days", &TimeToResponse::lower_days),
        field("upper_days", &TimeToResponse::upper_days), field("said", &TimeToResponse::said),
        field("locator", &TimeToResponse::locator), field("via_source", &TimeToResponse::via_source),
        field("text_read", &TimeToResponse::text_read), field("flagged", &TimeToResponse::flagged),
        field("counted", &TimeToResponse::counted), field("why_not_counted", &TimeToResponse::why_not_counted),
        field("time_text", &TimeToResponse::time_text), field("value_text", &TimeToResponse::value_text),
        field("value_unit", &TimeToResponse::value_unit), field("threshold", &TimeToResponse::threshold),
        field("endpoint_kind", &TimeToResponse::endpoint_kind), field("at_risk", &TimeToResponse::at_risk),
        field("caution", &TimeToResponse::caution), field("counted_in", &TimeToResponse::counted_in));
  }
};

/// Limited by condition, treatment, citekey and endpoint of the filter; ordered by treatment, condition, endpoint,
/// origin, citekey and claim_id.
Rows<TimeToResponse> time_to_response(Catalogue& catalogue, const Filter& filter = {});

}  // namespace casebook::query
