#include <fmt/format.h>

#include <algorithm>

#include "casefile/characters.h"
#include "casefile/course_parts.h"
#include "casefile/key_table.h"
#include "casefile/known_phrases.h"
#include "casefile/trait_reader.h"
#include "core/time_span.h"
#include "core/value.h"

namespace casebook::casefile {

namespace {

/// The clock of an endpoint whose line names none.
const char* default_origin(const std::string& at_risk) {
  if (at_risk == "stopped") return "withdrawal";
  if (at_risk == "restarted") return "rechallenge";
  if (at_risk == "dose changed") return "dose change";
  return "treatment start";
}

std::vector<std::string> sorted(std::vector<std::string> names) {
  std::sort(names.begin(), names.end());
  return names;
}

class OutcomeItem {
 public:
  OutcomeItem(CaseReading& reading, CourseItem& course, const Node& item)
      : reading_(reading), course_(course), item_(item), own_(inherit(reading, item, course.own)) {}

  void read() {
    DraftItem draft(reading_);
    OutcomeRecord outcome;
    static_cast<ClaimRecord&>(outcome) = read_claim(reading_, item_, own_, own_words(item_));
    const Node* const endpoint = reading_.value(item_, "endpoint", kText);
    const TermRecord* const term = endpoint == nullptr ? nullptr : reading_.term(VocabularyKind::endpoints, *endpoint);
    if (term != nullptr) {
      outcome.endpoint = term->name;
      presence_.at_risk = term->at_risk;
    }
    if (const std::string state = reading_.text(item_, "state"); !state.empty()) presence_.state = state;
    read_when(outcome);
    read_value_of(outcome);
    outcome.instrument = reading_.text(item_, "instrument");
    outcome.assessor = reading_.text(item_, "assessor");
    for (const Node* const with : reading_.texts(item_, "with")) outcome.with.push_back(with->text);
    read_sites_of(outcome);
    bool consistent = check_denial(term);
    std::vector<Subject> subjects = read_who(reading_, item_, course_.fallback());
    std::vector<OutcomeRecord> outcomes = repeated(std::move(outcome), subjects.size());
    for (std::size_t i = 0; i < subjects.size(); ++i) {
      Subject& subject = subjects[i];
      OutcomeRecord& one = outcomes[i];
      Presence presence = presence_;
      consistent = consistent && settle(reading_, item_, presence, subject);
      one.state = presence.state;
      set_subject(one, subject);
      check_statistic(one, subject);
    }
    if (draft.left_out() || !consistent || term == nullptr) return;
    for (OutcomeRecord& one : outcomes) add(one);
  }

 private:
  void read_when(OutcomeRecord& outcome) {
    const Node* const when = reading_.value(item_, "when", kText);
    if (when == nullptr) return;
    outcome.time_text = when->text;
    const std::optional<core::TimeSpan> time = reading_.take(known_time(when->text), when->span);
    if (!time) return;
    outcome.time_kind = core::time_kind_name(time->kind);
    if (time->kind != core::TimeKind::not_stated) outcome.time_statistic = time->statistic;
    outcome.lower_days = time->lower_days;
    outcome.upper_days = time->upper_days;
    outcome.origin = time->origin.empty() ? default_origin(presence_.at_risk) : time->origin;
    outcome.origin_course = time->origin_course;
    presence_.event_absent = time->event_absent;
    presence_.denied_by = when->text;
  }

  void read_value_of(OutcomeRecord& outcome) {
    const Node* const node = reading_.value(item_, "value", kText);
    if (node == nullptr) return;
    const std::optional<core::Value> value = reading_.take(known_value(node->text), node->span);
    if (!value) return;
    outcome.value_text = node->text;
    outcome.value_min = value->min;
    outcome.value_max = value->max;
    if (value->min || value->max) outcome.unit = value->unit;
    outcome.value_statistic = value->statistic;
  }

  void read_sites_of(OutcomeRecord& outcome) {
    for (const Node* const node : reading_.texts(item_, "site")) {
      for (const auto& [site, words] : read_sites(reading_, *node)) outcome.sites.push_back(site);
    }
    const std::string extent = reading_.text(item_, "extent");
    const Node* const site = item_.find("site");
    if (!extent.empty()) {
      outcome.extent = extent;
    } else if (site != nullptr) {
      const CourseRecord& of = course_.courses.front();
      const bool same_words = !of.site_text.empty() && of.site_text == value_words(*site);
      const bool same_sites = !of.sites.empty() && sorted(of.sites) == sorted(outcome.sites);
      outcome.extent = same_words || same_sites ? "whole" : "part";
    }
  }

  /// 'no flare in 6 months' of an endpoint that is itself the good state would say the contrary of what is meant.
  bool check_denial(const TermRecord* term) {
    if (!presence_.event_absent) return true;
    const Node* const when = item_.find("when");
    if (item_.find("state") != nullptr && presence_.state == "present") {
      reading_.error("event-with-censoring", when->span,
                     fmt::format("'{}' says nobody had it, the state says present", shortened(when->text)),
                     "state: absent, or none");
      return false;
    }
    if (term != nullptr && term->family == "maintenance") {
      reading_.error("event-with-censoring", when->span,
                     fmt::format("'{}' denies an event, '{}' is a state that holds", shortened(when->text), term->name),
                     "held to 6 months");
      return false;
    }
    return true;
  }

  /// A mean never reaches a patient.
  void check_statistic(const OutcomeRecord& outcome, const Subject& subject) const {
    if (!subject.patient.empty() && (outcome.time_statistic == "mean" || outcome.time_statistic == "median")) {
      reading_.error("value-unreadable", outcome.values.of("when", outcome.where),
                     fmt::format("a {} is said of a group, not of one patient", outcome.time_statistic),
                     "who: some, or a group");
    }
  }

  /// Moves it to its course.
  void add(OutcomeRecord& outcome) {
    Subject subject;
    subject.patient = outcome.patient;
    for (std::size_t i = 0; i < course_.courses.size(); ++i) {
      if (!course_.belongs(subject, i)) continue;
      course_.courses[i].outcomes.push_back(std::move(outcome));
      return;
    }
  }

  CaseReading& reading_;
  CourseItem& course_;
  const Node& item_;
  Inherited own_;
  Presence presence_;
};

}  // namespace

void read_outcomes(CaseReading& reading, CourseItem& course) {
  const std::vector<const Node*> items = reading.items(course.item, "outcomes");
  course.courses.front().outcomes.reserve(items.size());
  for (const Node* const item : items) OutcomeItem(reading, course, *item).read();
}

}  // namespace casebook::casefile
