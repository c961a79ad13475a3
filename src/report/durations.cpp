#include "report/durations.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "document/cell.h"
#include "query/course_events.h"
#include "report/phrases.h"

namespace casebook::report {
namespace {

using query::CourseLength;
using query::TimeToResponse;
using Outcomes = std::vector<TimeToResponse>;

std::string days_range(std::optional<double> min, std::optional<double> max) {
  const auto noun = [](double days) { return document::rounded_text(days) + (document::rounded_text(days) == "1" ? " day" : " days"); };
  if (min && max && *min == *max) return noun(*min);
  if (min && max) return fmt::format("{} to {}", document::rounded_text(*min), noun(*max));
  if (min) return noun(*min) + " or longer";
  if (max) return "up to " + noun(*max);
  return {};
}

bool has_words(const std::optional<std::string>& text) { return text && *text != "not stated"; }

bool is_counted(const TimeToResponse& row) {
  return row.counted != 0 && row.unit == "patients" && row.affected && row.assessed && (row.role == "studied" || row.role == "comparator");
}

/// Those in whom the response was held, as people without the loss until then.
TimeToResponse not_lost_yet(const TimeToResponse& held) {
  TimeToResponse row = held;
  row.endpoint = kLostOrNotYet;
  row.endpoint_kind = "event";
  row.threshold.reset();
  row.state = "absent";
  row.assessed = held.affected;
  row.affected = 0;
  if (row.time_kind == "event") row.time_kind = "assessment";  // a state is looked at
  return row;
}

}  // namespace

std::string length_words(const CourseLength& row) {
  std::vector<std::string> parts;
  if (row.kind == "stop" || row.kind == "course") {
    if (row.stopped_days_min && row.stopped_days_max && row.stopped_days_min == row.stopped_days_max) {
      parts.push_back("stopped on day " + document::rounded_text(*row.stopped_days_min));
    } else if (row.stopped_days_min || row.stopped_days_max) {
      parts.push_back("stopped " + *day_words(row.stopped_days_min, row.stopped_days_max));
    } else if (row.kind == "stop") {
      parts.push_back("stopped, when is not stated");
    } else if (row.reason) {
      parts.emplace_back("stopped");
    }
    if (row.reason && !parts.empty()) parts.back() += " (" + *row.reason + ")";
    return listed(parts, ", ");
  }
  if (row.kind == "restart") parts.push_back(has_words(row.time_text) ? "restarted, " + *row.time_text : "restarted, when is not stated");
  if (const auto lasted = days_range(row.lasted_days_min, row.lasted_days_max); !lasted.empty()) parts.push_back("for " + lasted);
  if (parts.empty() && (row.stopped_days_min || row.stopped_days_max)) {
    parts.push_back(row.stopped_days_max ? "until " + *day_words(row.stopped_days_min, row.stopped_days_max)
                                         : fmt::format("to day {} at least", document::rounded_text(*row.stopped_days_min)));
  }
  if (row.repeats_min || row.repeats_max) {
    const std::string number = row.repeats_min == row.repeats_max ? std::to_string(*row.repeats_min)
                               : !row.repeats_max                 ? fmt::format("at least {}", *row.repeats_min)
                               : !row.repeats_min                 ? fmt::format("up to {}", *row.repeats_max)
                                                                  : fmt::format("{}-{}", *row.repeats_min, *row.repeats_max);
    parts.push_back(number == "1" ? std::string("1 session") : number + " sessions or fractions");
  }
  return listed(parts, ", ");
}

std::vector<CourseLength> told_lengths(const std::vector<CourseLength>& rows) {
  std::set<std::int64_t> with_stops;
  for (const CourseLength& row : rows) {
    if (row.kind == "stop") with_stops.insert(row.treatment_id);
  }
  std::vector<CourseLength> told;
  for (const CourseLength& row : rows) {
    if (!length_words(row).empty() && (row.kind != "course" || with_stops.count(row.treatment_id) == 0)) told.push_back(row);
  }
  return told;
}

LengthCoverage length_coverage(const std::vector<CourseLength>& rows, const std::vector<query::TreatedCourse>& courses) {
  std::map<std::string, std::int64_t> treated;
  LengthCoverage coverage;
  for (const auto& course : courses) {
    if (course.unit != "patients") continue;
    treated[course.treatment + "\n" + course.condition + "\n" + course.citekey] += course.affected;
    coverage.treated += course.affected;
  }
  std::map<std::string, std::pair<std::set<std::int64_t>, std::int64_t>> stated;
  for (const CourseLength& row : told_lengths(rows)) {
    if (row.counted == 0 || row.unit != "patients") continue;
    const bool dated = row.kind == "restart" ? row.lasted_days_min || row.lasted_days_max
                                             : row.stopped_days_min || row.stopped_days_max || row.lasted_days_min || row.lasted_days_max || row.repeats_min || row.repeats_max;
    if (!dated) continue;
    auto& [persons, in_group] = stated[row.treatment + "\n" + row.condition + "\n" + row.citekey];
    if (row.patient_id) persons.insert(*row.patient_id);
    else in_group = std::max(in_group, row.affected.value_or(0));
  }
  for (const auto& [key, people] : stated) {
    const auto found = treated.find(key);
    if (found == treated.end()) continue;
    coverage.stated += std::min(found->second, std::max(people.second, static_cast<std::int64_t>(people.first.size())));
    coverage.articles.insert(key.substr(key.rfind('\n') + 1));
  }
  return coverage;
}

std::map<std::string, std::string> endpoint_families(query::Catalogue& catalogue, const query::Filter& filter) {
  std::map<std::string, std::string> families;
  for (const auto& event : query::course_events(catalogue, filter).rows) {
    if (event.family && event.what) families[*event.what] = *event.family;
  }
  return families;
}

std::set<std::string> loss_endpoints(query::Catalogue& catalogue, const query::Filter& filter) {
  std::set<std::string> endpoints;
  for (const auto& [endpoint, family] : endpoint_families(catalogue, filter)) {
    if (family == "loss" || family == "rechallenge") endpoints.insert(endpoint);
  }
  return endpoints;
}

std::vector<ResponseEstimate> loss_estimates(const Outcomes& rows, const std::map<std::string, std::string>& families) {
  const auto family_of = [&](const TimeToResponse& row) {
    const auto found = families.find(row.endpoint);
    return found == families.end() ? std::string() : found->second;
  };
  Outcomes losses, derived;
  struct OfArticle {
    std::map<std::string, std::int64_t> assessed;  ///< by endpoint of loss
    Outcomes losses;
    Outcomes held;
  };
  std::map<std::tuple<std::string, std::string, std::string>, OfArticle> articles;
  bool any_held = false;
  for (const TimeToResponse& row : rows) {
    const std::string family = family_of(row);
    if (family == "loss") losses.push_back(row);
    const bool clock = row.origin ? *row.origin == "treatment start" : row.time_kind == "not stated";
    if (!is_counted(row) || row.at_risk != "treated" || !clock) continue;
    auto& article = articles[{row.treatment, row.condition, row.citekey}];
    if (family == "loss") {
      article.assessed[row.endpoint] += *row.assessed;
      article.losses.push_back(row);
    }
    if (family == "maintenance" && *row.affected > 0) article.held.push_back(row);
  }
  for (const auto& [key, article] : articles) {
    if (article.losses.empty()) {
      for (const TimeToResponse& row : article.held) derived.push_back(not_lost_yet(row));
      any_held = any_held || !article.held.empty();
      continue;
    }
    const auto most = std::max_element(article.assessed.begin(), article.assessed.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    for (TimeToResponse row : article.losses) {
      if (row.endpoint != most->first) continue;
      row.endpoint = kLostOrNotYet;
      derived.push_back(std::move(row));
    }
  }
  for (TimeToResponse& row : derived) row.origin = "treatment start";  // the only clock that entered, also where none was named
  auto estimates = response_estimates(losses);
  if (any_held) {
    for (auto& estimate : response_estimates(derived)) estimates.push_back(std::move(estimate));
  }
  return estimates;
}

}  // namespace casebook::report
