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

struct Group {
  ResponseEstimate estimate;
  std::vector<Observation> observations;

  void enter(const query::TimeToResponse& row, double lower, double upper, std::int64_t number, bool event) {
    if (number <= 0) return;
    observations.push_back({row.citekey, {lower, upper, static_cast<double>(number)}});
    estimate.n += number;
    if (event) estimate.events += number;
  }
};

void add_row(Group& group, const query::TimeToResponse& row) {
  const std::int64_t with = *row.affected;
  const std::int64_t without = *row.assessed - with;
  const double lower = row.lower_days.value_or(0);
  const double upper = row.upper_days.value_or(kInfinity);
  const bool each = !row.time_statistic || row.time_statistic == "each";
  const bool timed = each && (row.lower_days || row.upper_days);
  if (timed && row.time_kind == "event") {
    group.enter(row, lower, upper, with, true);
    group.estimate.untimed += without;
    group.estimate.without_a_look += without;
  } else if (timed && row.time_kind == "assessment") {
    if (row.upper_days) {
      group.enter(row, 0, upper, with, true);
    } else {
      group.estimate.untimed += with;
    }
    group.enter(row, lower, kInfinity, without, false);
  } else if (timed && row.time_kind == "censored") {
    group.enter(row, lower, kInfinity, without, false);  // those with the event had it at a time that is not said
    group.estimate.untimed += with;
  } else {
    group.estimate.untimed += with + without;
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

void estimate(Group& group) {
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
  if (!all_the_same) group.estimate.had_it_by = steps_of(npmle);
}

}  // namespace

std::vector<ResponseEstimate> response_estimates(const std::vector<query::TimeToResponse>& rows) {
  std::vector<Group> groups;
  const auto same_endpoint = [](const Group& group, const query::TimeToResponse& row) {
    return group.estimate.treatment == row.treatment && group.estimate.condition == row.condition &&
           group.estimate.endpoint == row.endpoint && group.estimate.threshold == row.threshold;
  };
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
  std::vector<ResponseEstimate> estimates;
  for (Group& group : groups) {
    if (group.estimate.n == 0 && group.estimate.untimed == 0) continue;
    estimate(group);
    estimates.push_back(std::move(group.estimate));
  }
  return estimates;
}

}  // namespace casebook::report
