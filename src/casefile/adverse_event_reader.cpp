#include <fmt/format.h>

#include <array>
#include <utility>

#include "casefile/characters.h"
#include "casefile/course_parts.h"
#include "casefile/key_table.h"
#include "casefile/known_phrases.h"
#include "casefile/trait_reader.h"
#include "core/text.h"
#include "core/time_span.h"

namespace casebook::casefile {

namespace {

constexpr const char* kAny = "any adverse event";

void read_for_all(CaseReading& reading, CourseItem& course, const Node& node) {
  Presence presence;
  if (node.text == "not reported" || node.text == "not assessed") {
    presence.state = node.text;
  } else if (node.text == "none reported") {
    presence.state = "absent";
  } else {
    reading.error("wrong-shape", node.span, fmt::format("'adverse events' cannot be '{}'", shortened(node.text)),
                  "not reported, none reported, not assessed, or a list");
    return;
  }
  AdverseEventRecord event;
  static_cast<ClaimRecord&>(event) = plain_claim(reading, node.span, course.own, "adverse events " + node.text);
  if (reading.parsed.places) event.values.spans.emplace_back("adverse events", node.span);
  event.finding = kAny;
  event.state = presence.state;
  for (std::size_t i = 0; i < course.courses.size(); ++i) {
    Subject subject = course.subjects[i];
    if (presence.state == "absent") {
      // Looked for in those who took it.
      if (subject.patient.empty()) subject.assessed = subject.affected;
      subject.affected = 0;
    } else {
      subject.affected.reset();
      subject.assessed.reset();
    }
    event.basis = "stated";
    set_subject(event, subject);
    course.courses[i].adverse_events.push_back(event);
  }
}

void read_event_time(CaseReading& reading, const Node& item, AdverseEventRecord& event, Presence& presence) {
  if (const Node* const when = reading.value(item, "when", kText)) {
    event.time_text = when->text;
    if (const auto time = reading.take(known_time(when->text), when->span)) {
      event.time_kind = core::time_kind_name(time->kind);
      event.origin = time->origin.empty() ? "treatment start" : time->origin;
      event.lower_days = time->lower_days;
      event.upper_days = time->upper_days;
      presence.event_absent = time->event_absent;
      presence.denied_by = when->text;
    }
  }
  if (const Node* const lasted = reading.value(item, "lasted", kText)) {
    if (const auto duration = reading.take(known_duration(lasted->text), lasted->span)) {
      event.lasted_days_min = duration->min_days;
      event.lasted_days_max = duration->max_days;
    }
  }
}

void read_event(CaseReading& reading, CourseItem& course, const Node& item) {
  DraftItem draft(reading);
  Inherited own = inherit(reading, item, course.own);
  AdverseEventRecord event;
  static_cast<ClaimRecord&>(event) = read_claim(reading, item, own, own_words(item));
  event.finding = finding_name(reading.text(item, "event"));
  Presence presence;
  if (const std::string state = reading.text(item, "state"); !state.empty()) presence.state = state;
  read_event_time(reading, item, event, presence);
  event.severity = reading.text(item, "severity");
  if (event.severity == "fatal") event.fatal = true;
  if (const std::string serious = reading.text(item, "serious"); !serious.empty()) event.serious = serious == "yes";
  event.attribution = reading.text(item, "attribution");
  event.led_to = reading.text(item, "led to");
  if (const Node* const site = reading.value(item, "site", kText)) {
    if (const TermRecord* const term = reading.term(VocabularyKind::sites, *site)) event.site = term->name;
  }
  bool consistent = !event.finding.empty();
  std::vector<Subject> subjects = read_who(reading, item, course.fallback());
  std::vector<AdverseEventRecord> events = repeated(std::move(event), subjects.size());
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    Presence own_presence = presence;
    consistent = settle(reading, item, own_presence, subjects[i]) && consistent;
    events[i].state = own_presence.state;
    set_subject(events[i], subjects[i]);
  }
  if (draft.left_out() || !consistent) return;
  for (AdverseEventRecord& one : events) {
    Subject subject;
    subject.patient = one.patient;
    for (std::size_t i = 0; i < course.courses.size(); ++i) {
      if (!course.belongs(subject, i)) continue;
      course.courses[i].adverse_events.push_back(std::move(one));
      break;
    }
  }
}

}  // namespace

std::string finding_name(std::string_view words) {
  static constexpr std::array<const char*, 4> kKinds{"", "serious ", "other ", "significant "};
  std::string name = core::lower_ascii(core::trimmed(words));
  if (name.find("adverse ") == std::string::npos && name.find("side effect") == std::string::npos) return core::trimmed(words);
  if (name.rfind("any ", 0) == 0) name.erase(0, 4);
  for (const char* const kind : kKinds) {
    for (const char* const noun : {"adverse event", "adverse effect", "side effect", "adverse reaction"}) {
      const std::string plain = std::string(kind) + noun;
      if (name == plain || name == plain + "s") return std::string("any ") + kind + "adverse event";
    }
  }
  return core::trimmed(words);
}

void read_adverse_events(CaseReading& reading, CourseItem& course) {
  const Node* const node = reading.value(course.item, "adverse events", kText | kItems);
  if (node == nullptr) return;
  if (node->kind == Node::Kind::scalar) return read_for_all(reading, course, *node);
  for (const Node* const item : reading.items(course.item, "adverse events")) read_event(reading, course, *item);
}

}  // namespace casebook::casefile
