#include "casefile/people_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "casefile/characters.h"
#include "casefile/key_table.h"
#include "casefile/prior_reader.h"
#include "casefile/subjects.h"
#include "casefile/trait_reader.h"
#include "core/nearest_name.h"
#include "core/phrase.h"
#include "core/text.h"

namespace casebook::casefile {

namespace {

/// 'KEY', 'KEY / label', each perhaps with '(possible)' behind.
SameAs same_as_of(std::string text, const std::string& why) {
  SameAs same;
  same.why = why;
  constexpr std::string_view kPossible = "(possible)";
  if (text.size() > kPossible.size() &&
      text.compare(text.size() - kPossible.size(), kPossible.size(), kPossible) == 0) {
    same.certainty = "possible";
    text = core::trimmed(std::string_view(text).substr(0, text.size() - kPossible.size()));
  }
  const std::size_t slash = text.find('/');
  same.key = core::trimmed(std::string_view(text).substr(0, slash));
  if (slash != std::string::npos) same.label = core::trimmed(std::string_view(text).substr(slash + 1));
  if (same.key == "not stated") same.key.clear();
  return same;
}

class PeopleReader {
 public:
  PeopleReader(CaseReading& reading, const Node& root, const Inherited& outer)
      : reading_(reading), root_(root), outer_(outer) {}

  void read() {
    cohort_ = reading_.value(root_, "cohort", kSection);
    declare_everybody();
    for (const Node* const item : reading_.items(root_, "groups")) declare_group(*item);
    for (const Node* const item : reading_.items(root_, "patients", true)) declare_patient(*item);
    place_groups();
    check_sizes();
    find_sole_patient();
    settle_conditions();
    settle_standing();
    read_claims();
  }

 private:
  CohortRecord& everybody() { return reading_.file.cohorts.front(); }

  std::optional<int> size_of(const Node& item) {
    const Node* const node = reading_.value(item, "size", kText);
    if (node == nullptr) return std::nullopt;
    core::Phrase phrase(node->text);
    const std::optional<int> size = phrase.take_whole();
    if (size && phrase.done() && *size > 0) return size;
    if (node->text == "not stated") return std::nullopt;
    reading_.error("value-unreadable", node->span, fmt::format("cannot read '{}' as a size", shortened(node->text)),
                   "3, or not stated");
    return std::nullopt;
  }

  std::vector<std::string> conditions_of(const Node& item, const std::string& whose) {
    std::vector<std::string> names;
    if (item.find("condition") != nullptr) reading_.vague_conditions.insert(whose);
    DraftItem draft(reading_);
    for (const Node* const node : reading_.texts(item, "condition")) {
      const TermRecord* const term = reading_.term(VocabularyKind::conditions, *node);
      if (term != nullptr && std::find(names.begin(), names.end(), term->name) == names.end())
        names.push_back(term->name);
    }
    if (draft.left_out()) names.clear();
    return names;
  }

  void declare_everybody() {
    CohortRecord all;
    all.label = kAllPatients;
    all.where = root_.span;
    if (cohort_ != nullptr) {
      all.where = cohort_->span;
      all.size = size_of(*cohort_);
      all.conditions = conditions_of(*cohort_, kAllPatients);
      all.note = reading_.text(*cohort_, "note");
      if (reading_.text(*cohort_, "standing") == "retold") all.standing = "retold";
      for (const Node* const node : reading_.texts(*cohort_, "same as"))
        all.same_as.push_back(same_as_of(node->text, all.note));
    }
    reading_.file.cohorts.push_back(std::move(all));
  }

  void declare_group(const Node& item) {
    const Node* const name = reading_.value(item, "name", kText);
    if (name == nullptr) return;
    if (!declare("group", *name, groups_) || name->text == kAllPatients) {
      if (name->text == kAllPatients) {
        reading_.error("duplicate-group", name->span,
                       "'all patients' is declared already: it is everybody in the article", "cohort:");
      }
      return;
    }
    CohortRecord group;
    group.label = name->text;
    group.where = item.span;
    group.size = size_of(item);
    group.parent = reading_.text(item, "of");
    if (group.parent.empty()) group.parent = kAllPatients;
    if (const std::string unit = reading_.text(item, "unit"); !unit.empty()) group.unit = unit;
    group.conditions = conditions_of(item, group.label);
    group.note = reading_.text(item, "note");
    if (reading_.text(item, "standing") == "retold") group.standing = "retold";
    for (const Node* const node : reading_.texts(item, "same as"))
      group.same_as.push_back(same_as_of(node->text, group.note));
    if (const std::string key = reading_.text(item, "counted in"); !key.empty()) {
      group.standing = "retold";
      SameAs same = same_as_of(key, group.note);
      if (reading_.text(item, "certainty") == "low") same.certainty = "possible";
      group.same_as.push_back(std::move(same));
    }
    group_items_.emplace_back(group.label, &item);
    reading_.file.cohorts.push_back(std::move(group));
  }

  void declare_patient(const Node& item) {
    const Node* const label = item.kind == Node::Kind::scalar ? &item : reading_.value(item, "label", kText);
    if (label == nullptr) return;
    labels_.push_back(label);
    if (!declare("patient", *label, patients_)) return;
    PatientRecord patient;
    patient.label = label->text;
    patient.where = item.span;
    if (item.kind == Node::Kind::mapping) {
      const std::vector<std::string> conditions = conditions_of(item, patient.label);
      for (const std::string& condition : conditions)
        patient.condition += (patient.condition.empty() ? "" : " or ") + condition;
      patient.note = reading_.text(item, "note");
      for (const Node* const node : reading_.texts(item, "same as"))
        patient.same_as.push_back(same_as_of(node->text, patient.note));
      patient_items_.emplace_back(patient.label, &item);
    }
    reading_.file.patients.push_back(std::move(patient));
  }

  bool declare(const char* what, const Node& name, std::map<std::string, int>& declared) {
    const auto [known, is_new] = declared.try_emplace(name.text, name.span.line);
    if (is_new) return true;
    reading_.error(
        fmt::format("duplicate-{}", what), name.span,
        fmt::format("{} '{}' is declared twice (first in line {})", what, shortened(name.text), known->second));
    return false;
  }

  const Node* item_of(const std::string& label) const {
    for (const auto& [name, item] : group_items_) {
      if (name == label) return item;
    }
    return nullptr;
  }

  const core::SourceSpan& span_of(const CohortRecord& group, const char* key) const {
    const Node* const item = item_of(group.label);
    const Node* const node = item == nullptr ? nullptr : item->find(key);
    return node == nullptr ? group.where : node->span;
  }

  /// Resolves `of` and `members`, and puts parents before children.
  void place_groups() {
    for (CohortRecord& group : reading_.file.cohorts) {
      if (const Node* const item = item_of(group.label)) read_members(*item, group);
      if (group.parent.empty() || group.parent == kAllPatients || groups_.count(group.parent) != 0) continue;
      if (!reading_.has_gaps()) {
        std::vector<std::string> names;
        for (const auto& [name, line] : groups_) names.push_back(name);
        reading_.error("unknown-group", span_of(group, "of"),
                       fmt::format("no group '{}' is declared", shortened(group.parent)),
                       core::did_you_mean(group.parent, names));
      }
      group.parent = kAllPatients;
    }
    std::vector<CohortRecord> waiting(reading_.file.cohorts.begin() + 1, reading_.file.cohorts.end());
    reading_.file.cohorts.resize(1);
    while (!waiting.empty()) {
      const auto next = std::find_if(waiting.begin(), waiting.end(), [&](const CohortRecord& group) {
        return reading_.cohort(group.parent) != nullptr;
      });
      if (next == waiting.end()) {
        CohortRecord& group = waiting.front();
        reading_.error("unknown-group", span_of(group, "of"),
                       fmt::format("'{}' would be part of itself", shortened(group.label)));
        group.parent = kAllPatients;
        continue;
      }
      reading_.file.cohorts.push_back(std::move(*next));
      waiting.erase(next);
    }
  }

  void read_members(const Node& item, CohortRecord& group) {
    for (const Node* const member : reading_.texts(item, "members")) {
      if (reading_.patient(member->text) != nullptr) {
        group.members.push_back(member->text);
      } else if (!reading_.has_gaps()) {
        std::vector<std::string> labels;
        for (const auto& [label, line] : patients_) labels.push_back(label);
        reading_.error("unknown-patient", member->span,
                       fmt::format("no patient '{}' is declared", shortened(member->text)),
                       core::did_you_mean(member->text, labels));
      }
    }
  }

  void check_sizes() {
    const int declared = static_cast<int>(patients_.size());
    if (everybody().size && declared > *everybody().size) {
      const std::size_t first_above = std::min(labels_.size() - 1, static_cast<std::size_t>(*everybody().size));
      reading_.error("patients-above-cohort", labels_[first_above]->span,
                     fmt::format("{} patients declared in a cohort of {}", declared, *everybody().size));
    }
    if (!everybody().size && cohort_ == nullptr && declared > 0 && group_items_.empty() && !reading_.has_gaps())
      everybody().size = declared;
    for (const CohortRecord& group : reading_.file.cohorts) {
      const CohortRecord* const parent = reading_.cohort(group.parent);
      if (parent == nullptr) continue;
      if (group.size && parent->size && group.unit == parent->unit && *group.size > *parent->size) {
        reading_.error("group-above-cohort", span_of(group, "size"),
                       fmt::format("the group '{}' has {}, but '{}' has {}", shortened(group.label), *group.size,
                                   shortened(parent->label), *parent->size));
      }
      if (group.size && group.unit == "patients" && static_cast<int>(group.members.size()) > *group.size) {
        reading_.error("patients-above-cohort", span_of(group, "members"),
                       fmt::format("{} members named in a group of {}", group.members.size(), *group.size));
      }
    }
  }

  void find_sole_patient() {
    const bool alone = reading_.file.patients.size() == 1 && everybody().size == 1;
    if (alone && !reading_.has_gaps()) reading_.sole_patient = reading_.file.patients.front().label;
  }

  void settle_conditions() {
    for (PatientRecord& patient : reading_.file.patients) {
      if (!patient.condition.empty() || reading_.vague_conditions.count(patient.label) != 0) continue;
      const CohortRecord* from = &everybody();
      for (const CohortRecord& group : reading_.file.cohorts) {
        const bool member = std::find(group.members.begin(), group.members.end(), patient.label) != group.members.end();
        if (member && !group.conditions.empty()) from = &group;
      }
      if (from->conditions.size() == 1) patient.condition = from->conditions.front();
    }
    CohortRecord& all = everybody();
    const std::vector<PatientRecord>& patients = reading_.file.patients;
    if (!all.conditions.empty() || !all.size || static_cast<int>(patients.size()) != *all.size) return;
    for (const PatientRecord& patient : patients) {
      if (patient.condition.empty()) {
        all.conditions.clear();
        return;
      }
      if (std::find(all.conditions.begin(), all.conditions.end(), patient.condition) == all.conditions.end()) {
        all.conditions.push_back(patient.condition);
      }
    }
  }

  /// An article all of whose groups are other articles' patients has none of its own.
  void settle_standing() {
    std::vector<CohortRecord>& cohorts = reading_.file.cohorts;
    const bool others_only = cohort_ == nullptr && cohorts.size() > 1 && reading_.file.patients.empty() &&
                             std::all_of(cohorts.begin() + 1, cohorts.end(),
                                         [](const CohortRecord& group) { return group.standing == "retold"; });
    if (others_only) everybody().standing = "retold";
    for (PatientRecord& patient : reading_.file.patients) {
      for (const CohortRecord& group : cohorts) {
        const bool member = &group == &cohorts.front() ||
                            std::find(group.members.begin(), group.members.end(), patient.label) != group.members.end();
        if (member && group.standing == "retold") patient.standing = "retold";
      }
    }
  }

  void read_claims() {
    if (cohort_ != nullptr) {
      Inherited own = inherit(reading_, *cohort_, outer_);
      read_traits(reading_, *cohort_, group_subject(everybody()), own);
    }
    for (const auto& [label, item] : group_items_) {
      Inherited own = inherit(reading_, *item, outer_);
      if (const CohortRecord* const group = reading_.cohort(label))
        read_traits(reading_, *item, group_subject(*group), own);
    }
    for (const auto& [label, item] : patient_items_) {
      Inherited own = inherit(reading_, *item, outer_);
      const Subject patient = patient_subject(label);
      read_traits(reading_, *item, patient, own);
      read_prior(reading_, *item, {patient}, own);
    }
  }

  CaseReading& reading_;
  const Node& root_;
  const Inherited& outer_;
  const Node* cohort_ = nullptr;
  std::map<std::string, int> groups_;  ///< name and line
  std::map<std::string, int> patients_;
  std::vector<const Node*> labels_;
  std::vector<std::pair<std::string, const Node*>> group_items_;
  std::vector<std::pair<std::string, const Node*>> patient_items_;
};

}  // namespace

void read_people(CaseReading& reading, const Node& root, const Inherited& outer) {
  PeopleReader(reading, root, outer).read();
}

}  // namespace casebook::casefile
