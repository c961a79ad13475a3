#include <fmt/format.h>

#include <algorithm>

#include "casefile/characters.h"
#include "casefile/course_parts.h"
#include "casefile/key_table.h"
#include "casefile/known_phrases.h"
#include "core/dose.h"
#include "core/time_span.h"
#include "core/value.h"

namespace casebook::casefile {

namespace {

struct Days {
  std::optional<double> min;
  std::optional<double> max;
};

Days sum(const Days& origin, const core::TimeSpan& time) {
  Days days;
  if (origin.min && time.lower_days) days.min = *origin.min + *time.lower_days;
  if (origin.max && time.upper_days) days.max = *origin.max + *time.upper_days;
  return days;
}

/// A day that the times of a step may count from; unknown until it happened.
struct Moments {
  Days stop;
  Days restart;
  Days change;
};

/// The steps of one course so far: what the next one is compared with.
class StepSequence {
 public:
  explicit StepSequence(std::vector<StepRecord>& steps) : steps_(steps) {}

  bool empty() const { return steps_.empty(); }

  /// Fills step, change and the days of `record`, whose words are read already, and appends it once for each subject.
  void append(StepRecord&& record, const std::string& explicit_change, const std::optional<core::TimeSpan>& time,
              bool has_when, const std::vector<Subject>& subjects) {
    if (subjects.empty()) return;
    const bool parallel = explicit_change == "as reported";
    const bool first = steps_.empty();
    record.change = explicit_change.empty() ? inferred_change(record) : explicit_change;
    // A stop has no number of its own: it ends the step above.
    record.step = first ? 1 : last_step() + (parallel || record.change == "stop" ? 0 : 1);
    if (parallel) forget_day_of_parallel();
    const Days days = days_of(record, time, has_when, first && !parallel);
    record.after_days_min = days.min;
    record.after_days_max = days.max;
    remember(record, days);
    std::vector<StepRecord> records = repeated(std::move(record), subjects.size());
    for (std::size_t i = 0; i < subjects.size(); ++i) {
      set_subject(records[i], subjects[i]);
      steps_.push_back(std::move(records[i]));
    }
    last_has_when_ = has_when;
  }

 private:
  int last_step() const { return steps_.back().step; }

  /// The doses beside one another: nobody said which came first, or on which day.
  void forget_day_of_parallel() {
    if (steps_.empty()) return;
    for (StepRecord& above : steps_) {
      if (above.step != last_step() || above.change == "stop") continue;
      if (above.change == "start") above.change = "as reported";
      if (!last_has_when_) above.after_days_min = above.after_days_max = std::nullopt;
    }
  }

  std::string inferred_change(const StepRecord& record) const {
    if (!record.change.empty()) return record.change;  // stop, restart
    if (steps_.empty()) return "start";
    if (!known_ || !record.dose_min || !record.dose_max || record.unit != last_.unit || record.per != last_.per)
      return "as reported";
    const bool rates = record.doses_per_day && last_.doses_per_day;
    if (!rates && record.frequency != last_.frequency) return "as reported";
    const double rate = rates ? *record.doses_per_day : 1;
    const double last_rate = rates ? *last_.doses_per_day : 1;
    const double low = *record.dose_min * rate;
    const double high = *record.dose_max * rate;
    const double last_low = *last_.dose_min * last_rate;
    const double last_high = *last_.dose_max * last_rate;
    if (low >= last_low && high >= last_high && (low > last_low || high > last_high)) return "increase";
    if (low <= last_low && high <= last_high && (low < last_low || high < last_high)) return "decrease";
    return "as reported";
  }

  Days days_of(const StepRecord& record, const std::optional<core::TimeSpan>& time, bool has_when,
               bool at_start) const {
    if (!has_when) return at_start && record.change != "stop" ? Days{0.0, 0.0} : Days{};
    if (!time) return {};
    if (time->origin.empty() || time->origin == "treatment start") return {time->lower_days, time->upper_days};
    if (time->origin == "withdrawal") return sum(moments_.stop, *time);
    if (time->origin == "rechallenge") return sum(moments_.restart, *time);
    if (time->origin == "dose change") return sum(moments_.change, *time);
    return {};
  }

  void remember(const StepRecord& record, const Days& days) {
    if (record.change == "stop") {
      moments_.stop = days;
      return;
    }
    if (record.change == "restart") moments_.restart = days;
    if (record.change != "start") moments_.change = days;
    if (!record.dose_min || !record.dose_max) return;
    known_ = true;
    last_ = {record.dose_min, record.dose_max, record.unit, record.per, record.frequency, record.doses_per_day};
  }

  std::vector<StepRecord>& steps_;
  Moments moments_;
  struct KnownDose {
    std::optional<double> dose_min;
    std::optional<double> dose_max;
    std::string unit;
    std::string per;
    std::string frequency;
    std::optional<double> doses_per_day;
  };
  KnownDose last_;  ///< of the last step whose dose is known
  bool known_ = false;
  bool last_has_when_ = false;
};

void read_dose_into(CaseReading& reading, const Node& node, StepRecord& step) {
  std::string text = node.text;
  if (text == "dose not stated") text = "not stated";
  step.dose_text = node.text;
  const std::optional<core::Dose> dose = reading.take(known_dose(text), node.span);
  if (!dose) return;
  step.dose_min = dose->min;
  step.dose_max = dose->max;
  step.unit = dose->unit;
  step.per = dose->per;
  step.frequency = dose->frequency;
  step.doses_per_day = dose->doses_per_day;
  step.timing = dose->timing;
  step.repeats_min = step.repeats_max = dose->repeats;
}

void read_lasting(CaseReading& reading, const Node& item, StepRecord& step) {
  const Node* const node = reading.value(item, "for", kText);
  if (node == nullptr || reading.find_term(VocabularyKind::conditions, node->text) != nullptr) return;
  const std::optional<core::Duration> duration = reading.take(known_duration(node->text), node->span);
  if (!duration) return;
  step.lasted_days_min = duration->min_days;
  step.lasted_days_max = duration->max_days;
}

void read_total(CaseReading& reading, const Node& item, StepRecord& step) {
  const Node* const node = reading.value(item, "total", kText);
  if (node == nullptr) return;
  const std::optional<core::Value> total = reading.take(known_value(node->text), node->span);
  if (!total) return;
  const std::optional<std::string> unit = core::canonical_dose_unit(total->unit);
  if ((!total->min && !total->max) || !unit || (!step.unit.empty() && *unit != step.unit)) {
    reading.error("value-unreadable", node->span,
                  fmt::format("cannot read '{}' as a total dose", shortened(node->text)),
                  step.unit.empty() ? "20 Gy" : "in the unit of the dose: " + step.unit);
    return;
  }
  if (step.unit.empty()) step.unit = *unit;
  step.total_min = total->min;
  step.total_max = total->max;
}

/// The kind of a step: which of dose, stop and restart it has; nullptr with step-kind reported.
const Node* kind_of(CaseReading& reading, const Node& item, std::string& kind) {
  int kinds = 0;
  const Node* found = nullptr;
  for (const char* const key : {"dose", "stop", "restart"}) {
    const Node* const node = item.find(key);
    if (node == nullptr) continue;
    ++kinds;
    kind = key;
    found = node;
  }
  if (kinds == 1) return found;
  bool reported = item.reported;
  for (const Node::Entry& entry : item.entries) reported = reported || entry.key.reported;
  if (!reported) {
    reading.error("step-kind", item.span, "a step is one of dose, stop, restart",
                  kinds == 0 ? "say which: { dose: 3 mg daily }, { stop: nausea }" : "a line for each");
  }
  return nullptr;
}

core::SourceSpan spanned(core::SourceSpan from, const core::SourceSpan& to) {
  from.end_line = to.end_line;
  from.end_column = to.end_column;
  return from;
}

void read_step(CaseReading& reading, CourseItem& course, const Node& item, std::vector<StepSequence>& sequences) {
  DraftItem draft(reading);
  std::string kind;
  const Node* const what = kind_of(reading, item, kind);
  Inherited own = inherit(reading, item, course.own);
  StepRecord step;
  static_cast<ClaimRecord&>(step) = read_claim(reading, item, own, own_words(item));
  for (const Node::Entry& entry : item.entries) {
    if (what == &entry.value && reading.parsed.places) step.values.spans.emplace_back("step", spanned(entry.key.span, entry.value.span));
  }
  if (what != nullptr && what->kind == Node::Kind::scalar && !what->reported && !reading.text(item, kind).empty()) {
    if (kind == "stop") {
      step.change = "stop";
      if (what->text != "reason not stated" && what->text != "not stated") step.reason = what->text;
    } else {
      if (kind == "restart") step.change = "restart";
      read_dose_into(reading, *what, step);
    }
  }
  read_lasting(reading, item, step);
  read_total(reading, item, step);
  step.parameters = read_parameters(reading, item);
  std::optional<core::TimeSpan> time;
  const Node* const when = reading.value(item, "when", kText);
  if (when != nullptr) {
    step.time_text = when->text;
    time = reading.take(known_time(when->text), when->span);
  }
  if (const Node* const until = reading.value(item, "until", kText)) {
    if (const auto end = reading.take(known_time(until->text), until->span)) {
      step.until_days_min = end->lower_days;
      step.until_days_max = end->upper_days;
    }
  }
  const std::string change = reading.text(item, "change");
  const bool first = sequences.front().empty();
  std::vector<Subject> fallback = course.fallback();
  if (fallback.empty() && first && kind != "stop") fallback = course.subjects;
  const std::vector<Subject> subjects = read_who(reading, item, fallback);
  if (draft.left_out() || what == nullptr) return;
  std::vector<StepRecord> records = repeated(std::move(step), sequences.size());
  for (std::size_t i = 0; i < sequences.size(); ++i) {
    std::vector<Subject> here;
    std::copy_if(subjects.begin(), subjects.end(), std::back_inserter(here),
                 [&](const Subject& subject) { return course.belongs(subject, i); });
    sequences[i].append(std::move(records[i]), change, time, item.find("when") != nullptr, here);
  }
}

/// The step of a course that has no `steps`: its `dose`, or `parameters` alone.
void read_single_step(CaseReading& reading, CourseItem& course) {
  const Node& item = course.item;
  const Node* const dose = reading.value(item, "dose", kText);
  if (dose == nullptr && item.find("parameters") == nullptr) {
    const Node* const lasting = item.find("for");
    if (lasting == nullptr || reading.find_term(VocabularyKind::conditions, lasting->text) != nullptr) return;
  }
  const std::string said = reading.text(item, "said");
  std::string words = dose == nullptr ? std::string("dose not stated") : dose->text;
  if (words == "not stated") words = "dose not stated";
  StepRecord step;
  const core::SourceSpan where = dose == nullptr ? item.span : dose->span;
  static_cast<ClaimRecord&>(step) = plain_claim(reading, where, course.own, said.empty() ? words : said);
  if (dose != nullptr) {
    if (reading.parsed.places) step.values.spans.emplace_back("dose", dose->span);
    read_dose_into(reading, *dose, step);
  }
  read_lasting(reading, item, step);
  step.parameters = read_parameters(reading, item);
  std::vector<StepRecord> records = repeated(std::move(step), course.courses.size());
  for (std::size_t i = 0; i < course.courses.size(); ++i) {
    StepSequence(course.courses[i].steps).append(std::move(records[i]), {}, std::nullopt, false, {course.subjects[i]});
  }
}

}  // namespace

std::vector<ParameterRecord> read_parameters(CaseReading& reading, const Node& item) {
  std::vector<ParameterRecord> parameters;
  const Node* const node = reading.value(item, "parameters", kPairs);
  if (node == nullptr) return parameters;
  for (const Node::Entry& entry : node->entries) {
    if (entry.value.kind != Node::Kind::scalar || entry.value.reported || entry.key.reported) continue;
    const std::optional<core::Value> value = reading.take(known_value(entry.value.text), entry.value.span);
    if (value) parameters.push_back({entry.key.text, value->min, value->max, value->unit, entry.value.text});
  }
  return parameters;
}

void read_steps(CaseReading& reading, CourseItem& course) {
  const Node* const steps = course.item.find("steps");
  const Node* const dose = course.item.find("dose");
  if (steps == nullptr) return read_single_step(reading, course);
  if (dose != nullptr && !dose->reported && !steps->reported) {
    reading.error("wrong-shape", dose->span, "a course has 'dose' or 'steps', not both",
                  "- { dose: ... } as the first of the steps");
  }
  std::vector<StepSequence> sequences;
  const std::vector<const Node*> items = reading.items(course.item, "steps");
  for (CourseRecord& record : course.courses) {
    record.steps.reserve(items.size());
    sequences.emplace_back(record.steps);
  }
  for (const Node* const item : items) read_step(reading, course, *item, sequences);
  const std::vector<ParameterRecord> parameters = read_parameters(reading, course.item);
  for (CourseRecord& record : course.courses) {
    if (record.steps.empty()) continue;
    std::vector<ParameterRecord>& of_first = record.steps.front().parameters;
    of_first.insert(of_first.end(), parameters.begin(), parameters.end());
  }
}

}  // namespace casebook::casefile
