#include "casefile/vocabulary.h"

#include <algorithm>
#include <utility>

#include "casefile/case_reader.h"
#include "casefile/node.h"
#include "core/text.h"
#include "store/database.h"
#include "store/embedded_files.h"

namespace casebook::casefile {

namespace {

constexpr std::size_t index_of(VocabularyKind kind) { return static_cast<std::size_t>(kind); }

/// The form in which terms are compared: ASCII in lower case, runs of spaces as one.
std::string folded(std::string_view text) {
  std::string result;
  for (const char c : core::lower_ascii(core::trimmed(text))) {
    const bool space = c == ' ' || c == '\t' || c == '\n';
    if (space && !result.empty() && result.back() == ' ') continue;
    result += space ? ' ' : c;
  }
  return result;
}

template <typename T>
void take_on(std::vector<T>& known, const std::vector<T>& more) {
  for (const T& one : more) {
    if (std::find(known.begin(), known.end(), one) == known.end()) known.push_back(one);
  }
}

void take_on(std::string& known, const std::string& more) {
  if (!more.empty()) known = more;
}

void take_on(TermRecord& known, const TermRecord& more) {
  take_on(known.synonyms, more.synonyms);
  take_on(known.codes, more.codes);
  take_on(known.components, more.components);
  take_on(known.term_class, more.term_class);
  if (more.daily_dose_min || more.daily_dose_max) {
    known.daily_dose_min = more.daily_dose_min;
    known.daily_dose_max = more.daily_dose_max;
    known.daily_dose_unit = more.daily_dose_unit;
  }
  take_on(known.kind, more.kind);
  take_on(known.family, more.family);
  take_on(known.counted, more.counted);
  take_on(known.at_risk, more.at_risk);
  known.per_threshold = known.per_threshold || more.per_threshold;
}

/// What `catalogue_vocabulary` asks for one table.
struct Source {
  VocabularyKind kind;
  const char* terms;
  const char* synonyms;
  const char* codes;
};

constexpr Source kSources[] = {
    {VocabularyKind::conditions,
     "SELECT condition_id AS id, name FROM conditions WHERE origin <> 'derived' ORDER BY condition_id",
     "SELECT condition_id AS id, synonym FROM condition_synonyms ORDER BY synonym",
     "SELECT condition_id AS id, scheme, code FROM condition_codes ORDER BY condition_id, scheme, code"},
    {VocabularyKind::interventions,
     "SELECT intervention_id AS id, name, class_id AS parent_id, daily_dose_min, daily_dose_max, daily_dose_unit FROM "
     "interventions WHERE origin <> 'derived' ORDER BY intervention_id",
     "SELECT intervention_id AS id, synonym FROM intervention_synonyms ORDER BY synonym",
     "SELECT intervention_id AS id, scheme, code FROM intervention_codes ORDER BY intervention_id, scheme, code"},
    {VocabularyKind::endpoints,
     "SELECT endpoint_id AS id, name, kind, family, counted, at_risk, per_threshold FROM endpoints ORDER BY "
     "endpoint_id",
     "SELECT endpoint_id AS id, synonym FROM endpoint_synonyms ORDER BY synonym",
     "SELECT endpoint_id AS id, scheme, code FROM endpoint_codes ORDER BY endpoint_id, scheme, code"},
    {VocabularyKind::sites, "SELECT site_id AS id, name, part_of_id AS parent_id FROM sites ORDER BY site_id",
     "SELECT site_id AS id, synonym FROM site_synonyms ORDER BY synonym",
     "SELECT site_id AS id, scheme, code FROM site_codes ORDER BY site_id, scheme, code"},
};

using TermsById = std::map<std::int64_t, TermRecord>;

TermsById catalogue_terms(store::Database& database, const Source& source) {
  TermsById terms;
  std::map<std::int64_t, std::int64_t> parents;
  store::Statement rows = database.prepare(source.terms);
  while (rows.step()) {
    const std::int64_t id = rows.integer("id").value_or(0);
    TermRecord& term = terms[id];
    term.name = rows.text("name").value_or("");
    if (source.kind == VocabularyKind::interventions) {
      term.daily_dose_min = rows.real("daily_dose_min");
      term.daily_dose_max = rows.real("daily_dose_max");
      term.daily_dose_unit = rows.text("daily_dose_unit").value_or("");
    }
    if (source.kind == VocabularyKind::interventions || source.kind == VocabularyKind::sites) {
      if (const auto parent = rows.integer("parent_id")) parents[id] = *parent;
    }
    if (source.kind == VocabularyKind::endpoints) {
      term.kind = rows.text("kind").value_or("");
      term.family = rows.text("family").value_or("");
      term.counted = rows.text("counted").value_or("");
      term.at_risk = rows.text("at_risk").value_or("");
      term.per_threshold = rows.integer("per_threshold").value_or(0) == 1;
    }
  }
  for (const auto& [id, parent] : parents) {
    const auto found = terms.find(parent);
    if (found != terms.end()) terms[id].term_class = found->second.name;
  }
  return terms;
}

Vocabulary read_seed() {
  Vocabulary vocabulary;
  for (const store::EmbeddedFile& file : store::embedded::seed()) {
    if (file.path.rfind("seed/vocabulary/", 0) != 0) continue;
    vocabulary.add(read_case_file(read_yaml(std::string(file.path), std::string(file.text)), {}).file.vocabulary);
  }
  return vocabulary;
}

}  // namespace

const char* vocabulary_name(VocabularyKind kind) {
  switch (kind) {
    case VocabularyKind::conditions:
      return "conditions";
    case VocabularyKind::interventions:
      return "interventions";
    case VocabularyKind::endpoints:
      return "endpoints";
    case VocabularyKind::sites:
      return "sites";
  }
  return "";
}

std::optional<VocabularyKind> vocabulary_kind(std::string_view name) {
  for (const VocabularyKind kind :
       {VocabularyKind::conditions, VocabularyKind::interventions, VocabularyKind::endpoints, VocabularyKind::sites}) {
    if (name == vocabulary_name(kind)) return kind;
  }
  return std::nullopt;
}

void Vocabulary::add(VocabularyKind kind, const TermRecord& term) {
  Terms& terms = terms_[index_of(kind)];
  const std::string name = folded(term.name);
  const auto [known, is_new] = terms.by_name.try_emplace(name, term);
  if (!is_new) take_on(known->second, term);
  for (const std::string& synonym : term.synonyms) terms.synonyms.try_emplace(folded(synonym), name);
}

void Vocabulary::add(const VocabularyRecord& vocabulary) {
  const std::optional<VocabularyKind> kind = vocabulary_kind(vocabulary.vocabulary);
  if (!kind) return;
  for (const TermRecord& term : vocabulary.terms) add(*kind, term);
}

const TermRecord* Vocabulary::find(VocabularyKind kind, std::string_view text) const {
  const Terms& terms = terms_[index_of(kind)];
  const std::string wanted = folded(text);
  auto found = terms.by_name.find(wanted);
  if (found == terms.by_name.end()) {
    const auto synonym = terms.synonyms.find(wanted);
    if (synonym == terms.synonyms.end()) return nullptr;
    found = terms.by_name.find(synonym->second);
  }
  return found == terms.by_name.end() ? nullptr : &found->second;
}

std::vector<std::string> Vocabulary::names(VocabularyKind kind) const {
  std::vector<std::string> names;
  for (const auto& [folded_name, term] : terms_[index_of(kind)].by_name) {
    names.push_back(term.name);
    names.insert(names.end(), term.synonyms.begin(), term.synonyms.end());
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

Vocabulary seed_vocabulary() {
  static const Vocabulary kSeed = read_seed();
  return kSeed;
}

Vocabulary catalogue_vocabulary(store::Database& database) {
  Vocabulary vocabulary;
  for (const Source& source : kSources) {
    TermsById terms = catalogue_terms(database, source);
    store::Statement synonyms = database.prepare(source.synonyms);
    while (synonyms.step()) {
      const auto term = terms.find(synonyms.integer("id").value_or(0));
      if (term != terms.end()) term->second.synonyms.push_back(synonyms.text("synonym").value_or(""));
    }
    store::Statement codes = database.prepare(source.codes);
    while (codes.step()) {
      const auto term = terms.find(codes.integer("id").value_or(0));
      if (term == terms.end()) continue;
      term->second.codes.emplace_back(codes.text("scheme").value_or(""), codes.text("code").value_or(""));
    }
    if (source.kind == VocabularyKind::interventions) {
      store::Statement components = database.prepare(
          "SELECT intervention_id AS id, component_id FROM intervention_components ORDER BY intervention_id, "
          "component_id");
      while (components.step()) {
        const auto term = terms.find(components.integer("id").value_or(0));
        const auto component = terms.find(components.integer("component_id").value_or(0));
        if (term != terms.end() && component != terms.end()) term->second.components.push_back(component->second.name);
      }
    }
    for (const auto& [id, term] : terms) vocabulary.add(source.kind, term);
  }
  return vocabulary;
}

}  // namespace casebook::casefile
