#include "casefile/case_reading.h"

#include <fmt/format.h>

#include <algorithm>

#include "casefile/characters.h"
#include "casefile/key_table.h"
#include "core/nearest_name.h"

namespace casebook::casefile {

namespace {

bool is_open_rule(std::string_view rule) {
  static constexpr std::string_view kOpen[] = {"who-unreadable",   "who-missing",       "locator-missing",
                                               "unknown-endpoint", "unknown-treatment", "unknown-condition",
                                               "unknown-site"};
  return std::find(std::begin(kOpen), std::end(kOpen), rule) != std::end(kOpen);
}

struct TermWords {
  const char* rule;
  const char* noun;
};

TermWords term_words(VocabularyKind kind) {
  switch (kind) {
    case VocabularyKind::conditions:
      return {"unknown-condition", "condition"};
    case VocabularyKind::interventions:
      return {"unknown-treatment", "treatment"};
    case VocabularyKind::endpoints:
      return {"unknown-endpoint", "endpoint"};
    case VocabularyKind::sites:
      return {"unknown-site", "site"};
  }
  return {"", ""};
}

/// The vocabulary file that would add a term: what an endpoint must say beside its name is proposed.
std::string lines_to_add(VocabularyKind kind, const std::string& name) {
  const auto text = [](std::string_view words) {
    Node node;
    node.text = words;
    return node;
  };
  const auto add = [&](Node& mapping, std::string_view key, Node value) {
    mapping.kind = Node::Kind::mapping;
    mapping.entries.push_back({text(key), std::move(value)});
  };
  Node term;
  add(term, "name", text(name));
  if (kind == VocabularyKind::endpoints) {
    add(term, "kind", text("event"));
    add(term, "family", text("other"));
    add(term, "counted", text("ever"));
    add(term, "at risk", text("treated"));
  }
  Node terms;
  terms.kind = Node::Kind::sequence;
  terms.items.push_back(std::move(term));
  Node root;
  add(root, "vocabulary", text(vocabulary_name(kind)));
  add(root, "terms", std::move(terms));
  std::string lines = write_yaml(root);
  for (auto at = lines.find("\n\n"); at != std::string::npos; at = lines.find("\n\n")) lines.erase(at, 1);
  lines.erase(lines.find_last_not_of('\n') + 1);
  return lines;
}

}  // namespace

void CaseReading::error(std::string rule, const core::SourceSpan& where, std::string message, std::string hint) {
  problems_.push_back({core::Severity::error, std::move(rule), where, std::move(message), std::move(hint)});
}

void CaseReading::warning(std::string rule, const core::SourceSpan& where, std::string message, std::string hint) {
  problems_.push_back({core::Severity::warning, std::move(rule), where, std::move(message), std::move(hint)});
}

void CaseReading::open_error(std::string rule, const core::SourceSpan& where, std::string message, std::string hint) {
  if (file.draft) ++open_;
  const core::Severity severity = file.draft ? core::Severity::note : core::Severity::error;
  problems_.push_back({severity, std::move(rule), where, std::move(message), std::move(hint)});
}

void CaseReading::report(const std::vector<core::Finding>& findings, const core::SourceSpan& where) {
  for (const core::Finding& finding : findings) {
    if (finding.severity == core::Severity::error && is_open_rule(finding.rule)) {
      open_error(finding.rule, where, finding.message, finding.hint);
    } else {
      problems_.push_back({finding.severity, finding.rule, where, finding.message, finding.hint});
    }
  }
}

bool CaseReading::is_todo(const Node& node) const {
  if (!file.draft || node.kind != Node::Kind::scalar || node.quoted || node.text != "TODO") return false;
  ++open_;
  return true;
}

const Node* CaseReading::value(const Node& item, std::string_view key, unsigned shapes) const {
  const Node* const node = item.find(key);
  if (node == nullptr || node->reported || is_todo(*node) || !has_shape(*node, shapes)) return nullptr;
  if (node->kind == Node::Kind::scalar && node->text == "TODO" && !node->quoted) return nullptr;
  return node;
}

std::string CaseReading::text(const Node& item, std::string_view key) const {
  const Node* const node = value(item, key, kText);
  return node == nullptr ? std::string() : node->text;
}

std::vector<const Node*> CaseReading::texts(const Node& item, std::string_view key) const {
  std::vector<const Node*> found;
  const Node* const node = value(item, key, kText | kTexts);
  if (node == nullptr) return found;
  if (node->kind == Node::Kind::scalar) return {node};
  for (const Node& one : node->items) {
    if (one.kind == Node::Kind::scalar && !one.reported && !is_todo(one)) found.push_back(&one);
  }
  return found;
}

std::vector<const Node*> CaseReading::items(const Node& item, std::string_view key, bool scalars) const {
  std::vector<const Node*> found;
  const Node* const node = value(item, key, kItems);
  if (node == nullptr) return found;
  for (const Node& one : node->items) {
    if (one.reported || one.kind == Node::Kind::sequence) continue;
    if (one.kind == Node::Kind::mapping || (scalars && !is_todo(one))) found.push_back(&one);
  }
  return found;
}

const TermRecord* CaseReading::term(VocabularyKind kind, const Node& node) { return term(kind, node.text, node.span); }

const TermRecord* CaseReading::term(VocabularyKind kind, const std::string& text, const core::SourceSpan& where) {
  if (const TermRecord* const known = find_term(kind, text)) return known;
  const TermWords words = term_words(kind);
  std::string hint = core::did_you_mean(text, nearest_terms(text, kind));
  if (hint.empty()) {
    hint = "no term has a name like it; to make it one, `casebook add` a file that says\n" + lines_to_add(kind, shortened(text, 200));
  }
  open_error(words.rule, where, fmt::format("{} '{}' is not in the vocabulary", words.noun, shortened(text)),
             std::move(hint));
  return nullptr;
}

std::vector<std::string> CaseReading::nearest_terms(const std::string& text, VocabularyKind kind) const {
  std::vector<std::string> nearest;
  std::set<std::string> terms;
  for (const std::string& name : core::nearest_names(text, surroundings.vocabulary.names(kind), 8)) {
    // A term and its synonym are one suggestion.
    if (terms.insert(find_term(kind, name)->name).second) nearest.push_back(name);
  }
  return nearest;
}

const CohortRecord* CaseReading::cohort(std::string_view label) const {
  for (const CohortRecord& cohort : file.cohorts) {
    if (cohort.label == label) return &cohort;
  }
  return nullptr;
}

const PatientRecord* CaseReading::patient(std::string_view label) const {
  for (const PatientRecord& patient : file.patients) {
    if (patient.label == label) return &patient;
  }
  return nullptr;
}

bool DraftItem::left_out() {
  if (reading_.open_ == before_) return false;
  reading_.open_ = before_;
  ++reading_.file.left_out;
  return true;
}

}  // namespace casebook::casefile
