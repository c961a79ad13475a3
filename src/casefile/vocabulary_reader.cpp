#include "casefile/vocabulary_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "casefile/characters.h"
#include "casefile/key_table.h"
#include "core/dose.h"
#include "core/value.h"

namespace casebook::casefile {

namespace {

void read_codes(CaseReading& reading, const Node& item, TermRecord& term) {
  const Node* const codes = reading.value(item, "codes", kPairs);
  if (codes == nullptr) return;
  for (const Node::Entry& scheme : codes->entries) {
    if (scheme.key.reported || scheme.value.reported) continue;
    for (const Node& code : scheme.value.items) {
      if (code.kind == Node::Kind::scalar && !code.reported) term.codes.emplace_back(scheme.key.text, code.text);
    }
    if (scheme.value.kind == Node::Kind::scalar) term.codes.emplace_back(scheme.key.text, scheme.value.text);
  }
}

/// '0.1-150 mg'
void read_daily_dose(CaseReading& reading, const Node& item, TermRecord& term) {
  const Node* const node = reading.value(item, "daily dose", kText);
  if (node == nullptr) return;
  const std::optional<core::Value> dose = reading.take(core::read_value(node->text), node->span);
  if (!dose) return;
  const std::optional<std::string> unit = core::canonical_dose_unit(dose->unit);
  if ((!dose->min && !dose->max) || !unit) {
    reading.error("value-unreadable", node->span,
                  fmt::format("cannot read '{}' as a daily dose", shortened(node->text)), "0.1-150 mg");
    return;
  }
  term.daily_dose_min = dose->min;
  term.daily_dose_max = dose->max;
  term.daily_dose_unit = *unit;
}

TermRecord read_term(CaseReading& reading, const Node& item) {
  TermRecord term;
  term.where = item.span;
  for (const char* const key : {"name", "class", "part of"}) {
    if (const Node* const node = reading.value(item, key, kText)) term.values.spans.emplace_back(key, node->span);
  }
  term.name = reading.text(item, "name");
  for (const Node* const former : reading.texts(item, "formerly")) term.formerly.push_back({former->text, former->span});
  for (const Node* const synonym : reading.texts(item, "synonyms")) {
    term.synonyms.push_back(synonym->text);
    term.values.spans.emplace_back("synonym " + synonym->text, synonym->span);
  }
  read_codes(reading, item, term);
  term.term_class = reading.text(item, "class");
  if (term.term_class.empty()) term.term_class = reading.text(item, "part of");
  for (const Node* const component : reading.texts(item, "components")) {
    term.components.push_back(component->text);
    term.values.spans.emplace_back("component " + component->text, component->span);
  }
  read_daily_dose(reading, item, term);
  term.kind = reading.text(item, "kind");
  term.family = reading.text(item, "family");
  term.counted = reading.text(item, "counted");
  term.at_risk = reading.text(item, "at risk");
  if (const std::string per_threshold = reading.text(item, "per threshold"); !per_threshold.empty()) {
    term.per_threshold = per_threshold == "yes";
  }
  return term;
}

/// A new endpoint says how it is counted; one that the catalogue knows, also by a former name, may take on synonyms alone.
void check_endpoint(CaseReading& reading, const Node& item, const TermRecord& term) {
  const auto is_known = [&](const std::string& word) { return reading.find_term(VocabularyKind::endpoints, word) != nullptr; };
  if (is_known(term.name) || std::any_of(term.formerly.begin(), term.formerly.end(),
                                         [&](const FormerName& former) { return is_known(former.text); })) {
    return;
  }
  for (const char* const key : {"kind", "family", "counted", "at risk"}) {
    if (item.find(key) == nullptr) {
      reading.error("key-missing", item.span, fmt::format("a new endpoint has no '{}'", key),
                    "kind: event, family: response, counted: ever, at risk: treated");
    }
  }
}

}  // namespace

void read_vocabulary(CaseReading& reading, const Node& root) {
  VocabularyRecord& vocabulary = reading.file.vocabulary;
  vocabulary.vocabulary = reading.text(root, "vocabulary");
  for (const Node* const item : reading.items(root, "terms")) {
    TermRecord term = read_term(reading, *item);
    if (term.name.empty()) continue;
    if (vocabulary.vocabulary == "endpoints") check_endpoint(reading, *item, term);
    vocabulary.terms.push_back(std::move(term));
  }
}

}  // namespace casebook::casefile
