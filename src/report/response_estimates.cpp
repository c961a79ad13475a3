#include "report/response_estimates.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <set>
#include <tuple>

#include "stats/interval_npmle.h"

namespace casebook::report {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

struct Observation {
  std::string citekey;
  stats::IntervalObservation interval;
};

constexpr const char* kNoTime = "no usable time";
constexpr const char* kNoLook = "without it, until when is not stated";

struct Group {
  ResponseEstimate estimate;
  std::vector<Observation> observations;
  bool open_events = false;   ///< some event has no upper bound

  void enter(const query::TimeToResponse& row, double lower, double upper, std::int64_t number, bool event) {
    if (number <= 0) return;
    observations.push_back({row.citekey, {lower, upper, static_cast<double>(number)}});
    estimate.n += number;
    if (event) estimate.events += number;
    open_events = open_events || (event && !std::isfinite(upper));
    ArticlePart& given = part(row.citekey, true, "");
    given.people = given.people.value_or(0) + number;
    if (event) given.events += number;
  }

  void leave_out(const query::TimeToResponse& row, std::int64_t number, const std::string& why) {
    if (number <= 0) return;
    estimate.untimed += number;
    ArticlePart& left = part(row.citekey, false, why);
    left.people = left.people.value_or(0) + number;
  }

  /// The part of that article and reason, made where there is none.
  ArticlePart& part(const std::string& citekey, bool enters, const std::string& why) {
    for (ArticlePart& one : estimate.articles) {
      if (one.citekey == citekey && one.enters == enters && one.why_left_out == why) return one;
    }
    ArticlePart made;
    made.citekey = citekey;
    made.enters = enters;
    made.why_left_out = why;
    estimate.articles.push_back(std::move(made));
    return estimate.articles.back();
  }
};

/// "within a month": a count of the whole stretch from the origin on, so that who is not among the k had not had it at its end.
bool counts_a_stretch(double lower, double upper) { return lower <= 0 && upper > 0 && std::isfinite(upper); }

void add_row(Group& group, const query::TimeToResponse& row) {
  const std::int64_t with = *row.affected;
  const std::int64_t without = *row.assessed - with;
  const double lower = row.lower_days.value_or(0);
  const double upper = row.upper_days.value_or(kInfinity);
  const bool each = !row.time_statistic || row.time_statistic == "each";
  const bool timed = each && (row.lower_days || row.upper_days);
  const std::string no_time = each ? kNoTime : "its time is a " + *row.time_statistic;
  if (timed && row.time_kind == "event") {
    group.enter(row, lower, upper, with, true);
    if (counts_a_stretch(lower, upper)) {
      group.enter(row, upper, kInfinity, without, false);
      group.estimate.until_upper += without;
    } else {
      group.leave_out(row, without, kNoLook);
      group.estimate.without_a_look += without;
    }
  } else if (timed && row.time_kind == "assessment") {
    if (row.upper_days) {
      group.enter(row, 0, upper, with, true);
    } else {
      group.leave_out(row, with, kNoTime);
    }
    group.enter(row, lower, kInfinity, without, false);
  } else if (timed && row.time_kind == "censored") {
    group.enter(row, lower, kInfinity, without, false);  // those with the event had it at a time that is not said
    group.leave_out(row, with, kNoTime);
  } else {
    group.leave_out(row, with, no_time);
    group.leave_out(row, without, kNoLook);
    group.estimate.without_a_look += without;
  }
}

/// Which articles make the cell: the remark on a median that hangs on one article alone.
std::string remark_on(const std::vector<Observation>& observations, const stats::NpmleMedian& median) {
  std::set<std::string> all, lower, upper;
  for (const Observation& observation : observations) {
    all.insert(observation.citekey);
    if (observation.interval.lower == median.lower) lower.insert(observation.citekey);
    if (observation.interval.upper == median.upper) upper.insert(observation.citekey);
  }
  if (all.size() == 1) return "one article's bounds alone make it";
  if (median.lower > 0 && lower.size() == 1) {
    if (lower == upper) return *lower.begin() + "'s bounds alone make it";
    return *lower.begin() + "'s lower bound alone makes it";
  }
  return {};
}

/// The estimate changes only where a cell begins or ends; within a cell with mass it may lie anywhere between.
std::vector<document::BandStep> steps_of(const stats::Npmle& npmle) {
  std::set<double> places{0.0};
  for (const auto& cell : npmle.cells) {
    for (const double bound : {cell.lower, cell.upper}) {
      if (std::isfinite(bound) && bound > 0) places.insert(bound);
    }
  }
  std::vector<document::BandStep> steps;
  for (auto place = places.begin(); place != places.end(); ++place) {
    const auto next = std::next(place);
    const auto left = stats::npmle_survival(npmle, next == places.end() ? *place + 1 : (*place + *next) / 2);
    steps.push_back({*place, 1 - left.upper, 1 - left.lower});
  }
  return steps;
}

/// Rid of what rounding leaves behind the twelfth digit, so that a share of all is 1.
double clean_share(double share) { return std::clamp(std::round(share * 1e12) / 1e12, 0.0, 1.0); }

std::vector<ShareWithout> shares_by_week(const stats::Npmle& npmle, const std::vector<stats::IntervalObservation>& intervals, double level) {
  constexpr double kNobodyLeft = 1e-9;
  double last = 0;   // what is known ends there
  for (const auto& interval : intervals) {
    if (std::isfinite(interval.lower)) last = std::max(last, interval.lower);
    if (std::isfinite(interval.upper)) last = std::max(last, interval.upper);
  }
  std::vector<ShareWithout> shares;
  for (const int weeks : kSurvivalWeeks) {
    const double day = 7.0 * weeks;
    const auto band = stats::npmle_survival(npmle, day);
    ShareWithout share;
    share.weeks = weeks;
    if (day <= last || band.upper <= kNobodyLeft) {
      share.lower = clean_share(band.lower);
      share.upper = clean_share(band.upper);
    }
    share.states = stats::known_states(intervals, day);
    share.limits = stats::share_without_limits(share.states, level);
    shares.push_back(share);
  }
  return shares;
}

bool exact_or_right_censored(const stats::IntervalObservation& interval) { return interval.lower == interval.upper || !std::isfinite(interval.upper); }

std::optional<stats::KaplanMeier> product_limit_of(const std::vector<stats::IntervalObservation>& intervals, double level) {
  if (std::none_of(intervals.begin(), intervals.end(), [](const auto& interval) { return interval.lower == interval.upper; })) return std::nullopt;
  std::vector<stats::TimedObservation> times;
  for (const auto& interval : intervals) times.push_back({interval.lower, interval.lower == interval.upper, interval.count});
  return stats::kaplan_meier(std::move(times), level);
}

void estimate(Group& group, double level) {
  auto& articles = group.estimate.articles;
  std::stable_sort(articles.begin(), articles.end(), [](const ArticlePart& a, const ArticlePart& b) {
    return std::make_tuple(!a.enters, a.citekey) < std::make_tuple(!b.enters, b.citekey);
  });
  if (group.observations.empty()) return;
  if (group.estimate.without_a_look > 0) {
    // The estimate would place all its mass among those who had the event, as if everybody had.
    group.estimate.remark = fmt::format("no median: {} without it, until when is not stated", group.estimate.without_a_look);
    return;
  }
  std::vector<stats::IntervalObservation> intervals;
  for (const Observation& observation : group.observations) intervals.push_back(observation.interval);
  const auto same = [&](const stats::IntervalObservation& a) { return a.lower == intervals.front().lower && a.upper == intervals.front().upper; };
  const bool all_the_same = std::all_of(intervals.begin(), intervals.end(), same);
  const auto npmle = stats::interval_npmle(intervals);
  const auto median = stats::npmle_median(npmle);
  if (!median.exists) return;
  group.estimate.median_lower_days = median.lower;
  if (std::isfinite(median.upper)) group.estimate.median_upper_days = median.upper;
  group.estimate.remark = remark_on(group.observations, median);
  group.estimate.by_week = shares_by_week(npmle, intervals, level);
  // An event "after day 182" has no upper bound either, and is no censoring.
  group.estimate.exact_or_right_censored = std::all_of(intervals.begin(), intervals.end(), exact_or_right_censored) && !group.open_events;
  if (group.estimate.exact_or_right_censored) group.estimate.product_limit = product_limit_of(intervals, level);
  if (!all_the_same) group.estimate.had_it_by = steps_of(npmle);
}

bool same_endpoint(const Group& group, const query::TimeToResponse& row) {
  return group.estimate.treatment == row.treatment && group.estimate.condition == row.condition && group.estimate.endpoint == row.endpoint &&
         group.estimate.threshold == row.threshold;
}

/// Why a row that is about an estimate's endpoint is in none; empty: it may enter, or its article speaks in another row.
std::string why_never_estimated(const query::TimeToResponse& row) {
  if (row.counted == 0) {
    const std::string why = row.why_not_counted.value_or("not counted");
    return why == "another tally" || why == "restates" ? "" : why;
  }
  return row.unit == "patients" ? "" : "counted in " + row.unit;
}

/// Rows that do not count are named with the estimate of their clock, or with every one of their endpoint when they name no clock.
void add_uncounted(std::vector<Group>& groups, const std::vector<query::TimeToResponse>& rows) {
  for (const auto& row : rows) {
    if (row.state != "present" && row.state != "absent") continue;
    if (row.role != "studied" && row.role != "comparator") continue;
    const std::string why = why_never_estimated(row);
    if (why.empty()) continue;
    for (Group& group : groups) {
      if (!same_endpoint(group, row) || (row.origin && group.estimate.origin != row.origin)) continue;
      auto& left = group.part(row.citekey, false, why);
      if (row.unit == "patients" && row.assessed) left.people = left.people.value_or(0) + *row.assessed;
    }
  }
}

}  // namespace

std::vector<ResponseEstimate> response_estimates(const std::vector<query::TimeToResponse>& rows, double level) {
  std::vector<Group> groups;
  std::vector<const query::TimeToResponse*> without_origin;
  const auto add = [&](const query::TimeToResponse& row) {
    for (Group& group : groups) {
      if (same_endpoint(group, row) && group.estimate.origin == row.origin) return add_row(group, row);
    }
    Group group;
    group.estimate.treatment = row.treatment;
    group.estimate.condition = row.condition;
    group.estimate.endpoint = row.endpoint;
    group.estimate.threshold = row.threshold;
    group.estimate.origin = row.origin;
    add_row(group, row);
    groups.push_back(std::move(group));
  };
  for (const auto& row : rows) {
    if (row.counted == 0 || row.endpoint_kind != "event" || row.unit != "patients" || !row.affected || !row.assessed)
      continue;
    if (row.role != "studied" && row.role != "comparator") continue;
    if (row.origin) {
      add(row);
    } else {
      without_origin.push_back(&row);
    }
  }
  // An untimed row may name no clock; where the endpoint has but one, it belongs there.
  for (const auto* row : without_origin) {
    Group* only = nullptr;
    int found = 0;
    for (Group& group : groups) {
      if (!same_endpoint(group, *row)) continue;
      ++found;
      only = &group;
    }
    if (found == 1 && row->time_kind == "not stated") {
      add_row(*only, *row);
    } else {
      add(*row);
    }
  }
  add_uncounted(groups, rows);
  std::vector<ResponseEstimate> estimates;
  for (Group& group : groups) {
    if (group.estimate.n == 0 && group.estimate.untimed == 0) continue;
    estimate(group, level);
    estimates.push_back(std::move(group.estimate));
  }
  return estimates;
}

}  // namespace casebook::report
