#pragma once
// What the section readers share while one file is read: where problems go, what a draft leaves out, who is declared.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "casefile/case_reader.h"
#include "core/reading.h"

namespace casebook::casefile {

class CaseReading {
 public:
  CaseReading(const ParsedFile& of, const Surroundings& around, CaseFile& into, std::vector<core::Diagnostic>& problems)
      : parsed(of), surroundings(around), file(into), problems_(problems) {}

  const ParsedFile& parsed;
  const Surroundings& surroundings;
  CaseFile& file;
  std::string sole_patient;                ///< label, when the article is about one patient only
  std::set<std::string> vague_conditions;  ///< subjects whose condition is written but could not be read

  void error(std::string rule, const core::SourceSpan& where, std::string message, std::string hint = {});
  void warning(std::string rule, const core::SourceSpan& where, std::string message, std::string hint = {});
  /// An error of a rule marked ° in the Contract: a note in a draft, whose item is then left out.
  void open_error(std::string rule, const core::SourceSpan& where, std::string message, std::string hint = {});
  /// What a parser found in the value at `where`.
  void report(const std::vector<core::Finding>& findings, const core::SourceSpan& where);

  /// The value of `reading`, with its findings reported; nullopt when there is none.
  template <typename T>
  std::optional<T> take(const core::Reading<T>& reading, const core::SourceSpan& where) {
    report(reading.findings, where);
    return reading.value;
  }

  /// The value under `key` if it can be read: it is there, has one of `shapes`, is not reported and no TODO.
  const Node* value(const Node& item, std::string_view key, unsigned shapes) const;
  /// The text under `key`; empty when it is not there or cannot be read.
  std::string text(const Node& item, std::string_view key) const;
  /// The text or list of texts under `key`, each with its place.
  std::vector<const Node*> texts(const Node& item, std::string_view key) const;
  /// The list under `key`, items with keys only, or with `scalars` those that are one value too.
  std::vector<const Node*> items(const Node& item, std::string_view key, bool scalars = false) const;

  /// The term that `node` names, or nullptr with unknown-condition, unknown-treatment, unknown-endpoint or unknown-site
  /// reported.
  const TermRecord* term(VocabularyKind kind, const Node& node);
  const TermRecord* term(VocabularyKind kind, const std::string& text, const core::SourceSpan& where);
  const TermRecord* find_term(VocabularyKind kind, std::string_view text) const {
    return surroundings.vocabulary.find(kind, text);
  }

  const CohortRecord* cohort(std::string_view label) const;
  const PatientRecord* patient(std::string_view label) const;
  /// Whether lines were set aside after syntax errors, which may have declared what seems to be missing.
  bool has_gaps() const { return !parsed.set_aside.empty(); }

 private:
  friend class DraftItem;
  bool is_todo(const Node& node) const;
  std::vector<std::string> nearest_terms(const std::string& text, VocabularyKind kind) const;

  std::vector<core::Diagnostic>& problems_;
  mutable int open_ = 0;  ///< TODOs and ° findings so far in a draft
};

/// One item while it is read. In a draft it is left out when it holds a TODO or a finding of a rule marked °.
class DraftItem {
 public:
  explicit DraftItem(CaseReading& reading) : reading_(reading), before_(reading.open_) {}
  /// Whether to leave the item out; counts it, once.
  bool left_out();

 private:
  CaseReading& reading_;
  int before_;
};

}  // namespace casebook::casefile
