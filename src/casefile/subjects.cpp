#include "casefile/subjects.h"

#include <fmt/format.h>

#include <algorithm>

#include "casefile/characters.h"
#include "casefile/key_table.h"
#include "casefile/known_phrases.h"
#include "core/nearest_name.h"
#include "core/text.h"

namespace casebook::casefile {

namespace {

using Form = core::Count::Form;

std::vector<std::string> patient_labels(const CaseReading& reading) {
  std::vector<std::string> labels;
  for (const PatientRecord& patient : reading.file.patients) labels.push_back(patient.label);
  return labels;
}

std::vector<std::string> group_names(const CaseReading& reading) {
  std::vector<std::string> names;
  for (const CohortRecord& cohort : reading.file.cohorts) names.push_back(cohort.label);
  return names;
}

void unknown_patient(CaseReading& reading, const Node& node) {
  if (reading.has_gaps()) return;
  // 'Patient 1' to 'Patient 9' are all near one another: only the nearest is meant.
  std::string hint = core::did_you_mean(node.text, core::nearest_names(node.text, patient_labels(reading), 1));
  if (hint.empty()) hint = "declare it under 'patients'";
  reading.error("unknown-patient", node.span, fmt::format("no patient '{}' is declared", shortened(node.text)),
                std::move(hint));
}

/// Whether words that are no count were meant as the label of a patient.
bool looks_like_label(const CaseReading& reading, const std::string& text) {
  if (!core::nearest_names(text, patient_labels(reading)).empty()) return true;
  const std::string lower = core::lower_ascii(text);
  for (const char* const start : {"patient ", "case ", "the "}) {
    if (lower.rfind(start, 0) == 0) return true;
  }
  return false;
}

std::vector<Subject> counted(CaseReading& reading, const Node& node, std::string_view group) {
  const core::Reading<core::Count>& count = known_count(node.text);
  if (!count.ok()) {
    std::vector<core::Finding> findings = count.findings;
    const std::vector<std::string> names = group_names(reading);
    const bool group_alone = std::find(names.begin(), names.end(), node.text) != names.end();
    if (findings.front().rule == "who-unreadable" && !group_alone && looks_like_label(reading, node.text)) {
      unknown_patient(reading, node);
    } else {
      if (group_alone) findings.front().hint = fmt::format("all in {}, or 2 of 3 in {}", node.text, node.text);
      reading.report(findings, node.span);
    }
    return {};
  }
  const std::string name = count.value->group.empty() ? std::string(group) : count.value->group;
  const CohortRecord* const cohort = reading.cohort(name);
  if (cohort == nullptr) {
    if (!reading.has_gaps()) {
      std::string hint = core::did_you_mean(name, group_names(reading));
      if (hint.empty()) hint = "declare it under 'groups'";
      reading.error("unknown-group", node.span, fmt::format("no group '{}' is declared", shortened(name)),
                    std::move(hint));
    }
    return {};
  }
  const std::optional<core::CountClaim> claim =
      reading.take(core::apply_count(*count.value, cohort->size, name), node.span);
  if (!claim) return {};
  Subject subject;
  subject.cohort = name;
  subject.affected = claim->affected;
  subject.assessed = claim->assessed;
  subject.basis = claim->basis;
  subject.count = count.value;
  return {subject};
}

/// R2: those at risk are known only where the text says so, never from the size of the group.
void forget_size(Subject& subject) {
  if (!subject.count || subject.count->of) return;
  const Form form = subject.count->form;
  if (form == Form::all || form == Form::both) return;
  subject.assessed.reset();
  if (form == Form::all_but) subject.affected.reset();
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : " or ") + name;
  return text;
}

}  // namespace

Subject patient_subject(const std::string& label) {
  Subject subject;
  subject.patient = label;
  subject.affected = subject.assessed = 1;
  return subject;
}

Subject group_subject(const CohortRecord& cohort) {
  Subject subject;
  subject.cohort = cohort.label;
  subject.affected = subject.assessed = cohort.size;
  return subject;
}

std::vector<Subject> read_who(CaseReading& reading, const Node& item, const std::vector<Subject>& fallback,
                              std::string_view group) {
  const Node* const who = item.find("who");
  if (who == nullptr) {
    if (!fallback.empty() || (reading.has_gaps() && touches_set_aside(reading.parsed.set_aside, item.span)))
      return fallback;
    const CohortRecord* const cohort = reading.cohort(group);
    const std::string size =
        cohort != nullptr && cohort->size ? fmt::format(" the group has {}", *cohort->size) : std::string();
    reading.open_error("who-missing", item.span, "who?" + size, "who: all, 2 of 3, none, some or a label");
    return {};
  }
  std::vector<Subject> subjects;
  const Node* const readable = reading.value(item, "who", kText | kTexts);
  if (readable == nullptr) return subjects;
  if (readable->kind == Node::Kind::scalar) {
    if (reading.patient(readable->text) != nullptr) return {patient_subject(readable->text)};
    return counted(reading, *readable, group);
  }
  bool whole = true;
  for (const Node* const label : reading.texts(item, "who")) {
    if (reading.patient(label->text) != nullptr) {
      subjects.push_back(patient_subject(label->text));
    } else {
      unknown_patient(reading, *label);
      whole = false;
    }
  }
  return whole ? subjects : std::vector<Subject>();
}

bool settle(CaseReading& reading, const Node& item, Presence& presence, Subject& subject) {
  const Node* const who = item.find("who");
  const core::SourceSpan& where = who != nullptr ? who->span : item.span;
  if (presence.state == "not reported" || presence.state == "not assessed") {
    subject.affected.reset();
    subject.assessed.reset();
    return true;
  }
  const bool explicitly_absent = presence.state == "absent";
  if (presence.event_absent) presence.state = "absent";
  if (!subject.patient.empty()) {
    subject.affected = presence.state == "absent" ? 0 : 1;
    subject.assessed = 1;
    return true;
  }
  if (presence.at_risk != "treated") forget_size(subject);
  if (presence.state != "absent") {
    if (subject.affected == 0) presence.state = "absent";
    return true;
  }
  const Form form = subject.count ? subject.count->form : Form::all;
  const bool everybody_looked_at = explicitly_absent && (form == Form::all || form == Form::some || form == Form::both);
  if (form != Form::none && form != Form::not_stated && subject.affected != 0 && !everybody_looked_at) {
    const std::string denial = presence.event_absent ? "'" + shortened(presence.denied_by) + "'" : "'state: absent'";
    reading.error("event-with-censoring", where,
                  fmt::format("{} says nobody had it, who says {}", denial,
                              subject.count ? shortened(subject.count->words) : "all"),
                  "who: none");
    return false;
  }
  subject.affected = 0;
  return true;
}

void set_subject(ClaimRecord& claim, const Subject& subject) {
  claim.patient = subject.patient;
  claim.cohort = subject.cohort;
  claim.affected = subject.affected;
  claim.assessed = subject.assessed;
  if (claim.basis == "stated") claim.basis = subject.basis;
}

std::string condition_of(CaseReading& reading, const Subject& subject, const core::SourceSpan& where) {
  const CohortRecord* cohort = reading.cohort(subject.cohort.empty() ? kAllPatients : subject.cohort);
  if (const PatientRecord* const patient = reading.patient(subject.patient)) {
    if (!patient->condition.empty()) return patient->condition;
    if (reading.vague_conditions.count(subject.patient) != 0) return {};
    for (const CohortRecord& group : reading.file.cohorts) {
      const bool member = std::find(group.members.begin(), group.members.end(), subject.patient) != group.members.end();
      if (member && !group.conditions.empty()) cohort = &group;
    }
  }
  for (int levels = 0; cohort != nullptr && levels < 100; ++levels) {
    if (!cohort->conditions.empty()) return joined(cohort->conditions);
    if (reading.vague_conditions.count(cohort->label) != 0) return {};
    cohort = cohort->parent.empty() ? nullptr : reading.cohort(cohort->parent);
  }
  std::vector<std::string> of_patients;
  for (const PatientRecord& patient : reading.file.patients) {
    if (patient.condition.empty()) continue;
    if (std::find(of_patients.begin(), of_patients.end(), patient.condition) == of_patients.end()) {
      of_patients.push_back(patient.condition);
    }
  }
  if (subject.patient.empty() && !of_patients.empty()) return joined(of_patients);
  if (!reading.has_gaps()) {
    const std::string whose = subject.patient.empty() ? subject.cohort : subject.patient;
    reading.error("key-missing", where, fmt::format("nothing says for which condition: '{}' has no 'condition'", whose),
                  "condition: on the cohort, the group or the patient");
  }
  return {};
}

}  // namespace casebook::casefile
