#include "casefile/vocabulary_writer.h"

#include <fmt/core.h>

#include <algorithm>
#include <string_view>

#include "casefile/term_names.h"
#include "core/errors.h"

namespace casebook::casefile {
namespace {

class VocabularyWriter {
 public:
  VocabularyWriter(store::Database& database, VocabularyKind kind, const std::string& origin)
      : database_(database), kind_(kind), tables_(tables_of(kind)), origin_(origin), known_(catalogue_vocabulary(database)) {}

  VocabularyChange write(const std::vector<TermRecord>& terms) {
    for (const TermRecord& term : terms) {
      const TermRecord meant = known_.addressed(kind_, term, terms);
      for (const FormerName& former : meant.formerly) take_over(former.text, meant.name);
      const bool is_new = known_.find(kind_, meant.name) == nullptr;
      known_.add(kind_, meant);
      if (is_new) add_term(meant);
      write_facts(meant, known_.find(kind_, meant.name)->name);
    }
    for (const TermRecord& term : terms) {
      const TermRecord meant = known_.addressed(kind_, term, terms);
      const std::string name = known_.find(kind_, meant.name)->name;
      write_words(meant, name);
      write_relations(meant, name);
    }
    return std::move(change_);
  }

 private:
  void take_over(const std::string& former, const std::string& name) {
    const Renaming what = known_.renaming(kind_, former, name);
    if (what == Renaming::none) return;
    const std::string from = known_.named(kind_, former)->name;
    if (what == Renaming::renamed) {
      change_.terms.push_back(rename_term(database_, kind_, from, name, change_.articles));
    } else {
      change_.terms.push_back(merge_terms(database_, kind_, from, known_.named(kind_, name)->name, change_.articles));
    }
    TermRecord taken;
    taken.name = name;
    taken.formerly.push_back({former, {}});
    known_.add(kind_, taken);
  }

  /// A combination or group that a rule made before becomes a term of its own.
  void add_term(const TermRecord& term) {
    change_.added.push_back(term.name);
    if (kind_ == VocabularyKind::endpoints) {
      database_
          .cached("INSERT INTO endpoints(name, kind, family, counted, at_risk, per_threshold, origin) "
                  "VALUES(:name, :kind, :family, :counted, :at_risk, :per_threshold, :origin)")
          .bind(":name", term.name)
          .bind(":kind", term.kind)
          .bind(":family", term.family)
          .bind(":counted", term.counted)
          .bind(":at_risk", term.at_risk)
          .bind(":per_threshold", term.per_threshold.value_or(false) ? 1 : 0)
          .bind(":origin", origin_)
          .run();
      return;
    }
    database_
        .cached(fmt::format("INSERT INTO {}(name, origin) VALUES(:name, :origin) "
                            "ON CONFLICT(name) DO UPDATE SET origin = excluded.origin WHERE origin = 'derived'",
                            tables_.plural))
        .bind(":name", term.name)
        .bind(":origin", origin_)
        .run();
  }

  void write_facts(const TermRecord& term, const std::string& name) {
    if (kind_ == VocabularyKind::interventions && (term.daily_dose_min || term.daily_dose_max)) {
      database_
          .cached("UPDATE interventions SET daily_dose_min = :least, daily_dose_max = :greatest, daily_dose_unit = :unit WHERE name = :name")
          .bind(":least", term.daily_dose_min)
          .bind(":greatest", term.daily_dose_max)
          .bind_text_or_null(":unit", term.daily_dose_unit)
          .bind(":name", name)
          .run();
    }
    if (kind_ != VocabularyKind::endpoints) return;
    std::optional<std::int64_t> per_threshold;
    if (term.per_threshold) per_threshold = *term.per_threshold ? 1 : 0;
    database_
        .cached("UPDATE endpoints SET kind = coalesce(:kind, kind), family = coalesce(:family, family), counted = coalesce(:counted, counted), "
                "at_risk = coalesce(:at_risk, at_risk), per_threshold = coalesce(:per_threshold, per_threshold) WHERE name = :name")
        .bind_text_or_null(":kind", term.kind)
        .bind_text_or_null(":family", term.family)
        .bind_text_or_null(":counted", term.counted)
        .bind_text_or_null(":at_risk", term.at_risk)
        .bind(":per_threshold", per_threshold)
        .bind(":name", name)
        .run();
  }

  void write_words(const TermRecord& term, const std::string& name) {
    const auto key = key_of(name);
    for (const std::string& synonym : term.synonyms) write_synonym(synonym, name, key);
    for (const FormerName& former : term.formerly) write_synonym(former.text, name, key);
    for (const auto& [scheme, code] : term.codes) {
      database_.cached(fmt::format("INSERT OR IGNORE INTO {0}_codes({0}_id, scheme, code) VALUES(:key, :scheme, :code)", tables_.singular))
          .bind(":key", key)
          .bind(":scheme", scheme)
          .bind(":code", code)
          .run();
    }
  }

  void write_synonym(const std::string& synonym, const std::string& name, std::int64_t key) {
    if (folded(synonym) == folded(name)) return;
    const TermRecord* const other = known_.find(kind_, synonym);
    if (other != nullptr && other->name != name) {
      throw core::StoreError(fmt::format("'{}' means '{}' already and cannot be a synonym of '{}'", synonym, other->name, name));
    }
    database_.cached(fmt::format("INSERT OR IGNORE INTO {0}_synonyms(synonym, {0}_id) VALUES(:synonym, :key)", tables_.singular))
        .bind(":synonym", synonym)
        .bind(":key", key)
        .run();
  }

  void write_relations(const TermRecord& term, const std::string& name) {
    if (!term.term_class.empty()) {
      const std::string_view parent = kind_ == VocabularyKind::sites ? "part_of_id" : "class_id";
      database_.cached(fmt::format("UPDATE {} SET {} = :parent WHERE name = :name", tables_.plural, parent))
          .bind(":parent", key_of(term.term_class))
          .bind(":name", name)
          .run();
    }
    for (const std::string& component : term.components) {
      database_.cached("INSERT OR IGNORE INTO intervention_components(intervention_id, component_id) VALUES(:whole, :part)")
          .bind(":whole", key_of(name))
          .bind(":part", key_of(component))
          .run();
    }
  }

  std::int64_t key_of(const std::string& word) {
    const TermRecord* const term = known_.find(kind_, word);
    auto& statement = database_.cached(fmt::format("SELECT {}_id FROM {} WHERE name = :name", tables_.singular, tables_.plural));
    statement.bind(":name", term == nullptr ? word : term->name);
    if (!statement.step()) throw core::StoreError(fmt::format("the vocabulary {} has no term '{}'", tables_.plural, word));
    const auto key = *statement.integer(0);
    statement.reset();
    return key;
  }

  store::Database& database_;
  VocabularyKind kind_;
  TermTables tables_;
  std::string origin_;
  Vocabulary known_;
  VocabularyChange change_;
};

}  // namespace

VocabularyChange write_vocabulary(store::Database& database, const VocabularyRecord& vocabulary, const std::string& origin) {
  const auto kind = vocabulary_kind(vocabulary.vocabulary);
  if (!kind) throw core::StoreError(fmt::format("there is no vocabulary '{}'", vocabulary.vocabulary));
  return VocabularyWriter(database, *kind, origin).write(vocabulary.terms);
}

}  // namespace casebook::casefile
