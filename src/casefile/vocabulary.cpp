#include "casefile/vocabulary.h"

#include <algorithm>
#include <utility>

#include "casefile/case_reader.h"
#include "casefile/node.h"
#include "casefile/term_names.h"
#include "store/database.h"
#include "store/embedded_files.h"

namespace casebook::casefile {

namespace {

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
  if (more.per_threshold) known.per_threshold = more.per_threshold;
}

bool contains(const std::vector<std::string>& words, const std::string& wanted) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return folded(word) == wanted; });
}

void forget(std::vector<std::string>& words, const std::string& unwanted) {
  words.erase(std::remove_if(words.begin(), words.end(), [&](const std::string& word) { return folded(word) == unwanted; }), words.end());
}

/// The facts of a term away, its words left.
TermRecord words_of(const TermRecord& term) {
  TermRecord words;
  words.name = term.name;
  words.formerly = term.formerly;
  words.synonyms = term.synonyms;
  words.codes = term.codes;
  words.where = term.where;
  words.values = term.values;
  return words;
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

/// Combinations and groups of several conditions, which no case file names.
void add_joints(store::Database& database, VocabularyKind kind, const TermsById& terms, Vocabulary& vocabulary) {
  if (kind == VocabularyKind::conditions) {
    auto derived = database.prepare("SELECT name FROM conditions WHERE origin = 'derived' ORDER BY name");
    while (derived.step()) vocabulary.add_joint(kind, alternatives(derived.text("name").value_or("")));
  }
  if (kind == VocabularyKind::interventions) {
    std::map<std::int64_t, std::vector<std::string>> wholes;
    auto components = database.prepare(
        "SELECT intervention_id AS id, component_id FROM intervention_components ORDER BY intervention_id, component_id");
    while (components.step()) {
      const auto component = terms.find(components.integer("component_id").value_or(0));
      if (component != terms.end()) wholes[components.integer("id").value_or(0)].push_back(component->second.name);
    }
    for (auto& [id, names] : wholes) vocabulary.add_joint(kind, std::move(names));
  }
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

void Vocabulary::take_over(Terms& terms, std::string_view former, const std::string& name) {
  const std::string old = folded(former);
  const std::string fresh = folded(name);
  const auto found = terms.by_name.find(old);
  if (found == terms.by_name.end()) return;
  if (old == fresh) {
    found->second.name = name;
    return;
  }
  TermRecord moved = std::move(found->second);
  terms.by_name.erase(found);
  const std::string old_name = moved.name;
  const auto target = terms.by_name.find(fresh);
  TermRecord whole = std::move(moved);
  whole.name = name;
  if (target != terms.by_name.end()) {
    whole.name = target->second.name;
    take_on(whole, target->second);
    if (folded(target->second.term_class) == old) whole.term_class.clear();
  }
  if (folded(whole.term_class) == fresh || folded(whole.term_class) == old) whole.term_class.clear();
  forget(whole.synonyms, fresh);
  whole.synonyms.push_back(old_name);
  terms.by_name[fresh] = whole;
  terms.synonyms.erase(fresh);
  for (auto& [synonym, meant] : terms.synonyms) {
    if (meant == old) meant = fresh;
  }
  terms.synonyms[old] = fresh;
  for (auto& [other_name, other] : terms.by_name) {
    if (folded(other.term_class) == old) other.term_class = whole.name;
    if (contains(other.components, old)) {
      forget(other.components, old);
      if (!contains(other.components, fresh)) other.components.push_back(whole.name);
    }
  }
  for (auto& joint : terms.joints) {
    if (joint.erase(old) != 0) joint.insert(fresh);
  }
}

void Vocabulary::add(VocabularyKind kind, const TermRecord& term) {
  Terms& terms = terms_[static_cast<std::size_t>(kind)];
  for (const FormerName& former : term.formerly) {
    if (renaming(kind, former.text, term.name) != Renaming::none) take_over(terms, former.text, term.name);
  }
  std::string name = folded(term.name);
  if (terms.by_name.count(name) == 0) {
    if (const auto synonym = terms.synonyms.find(name); synonym != terms.synonyms.end()) name = synonym->second;
  }
  TermRecord added = term;
  for (const FormerName& former : term.formerly) {
    const std::string word = folded(former.text);
    if (word != name && terms.by_name.count(word) == 0 && !contains(added.synonyms, word)) added.synonyms.push_back(former.text);
  }
  added.formerly.clear();
  const auto [known, is_new] = terms.by_name.try_emplace(name, added);
  if (!is_new) {
    forget(added.synonyms, name);
    for (const std::string& synonym : known->second.synonyms) forget(added.synonyms, folded(synonym));
    take_on(known->second, added);
  }
  for (const std::string& synonym : added.synonyms) terms.synonyms.try_emplace(folded(synonym), name);
}

void Vocabulary::add(const VocabularyRecord& vocabulary) {
  const std::optional<VocabularyKind> kind = vocabulary_kind(vocabulary.vocabulary);
  if (!kind) return;
  for (const TermRecord& term : vocabulary.terms) add(*kind, addressed(*kind, term, vocabulary.terms));
}

void Vocabulary::add_joint(VocabularyKind kind, std::vector<std::string> names) {
  std::set<std::string>& joint = terms_[static_cast<std::size_t>(kind)].joints.emplace_back();
  for (const std::string& name : names) joint.insert(folded(name));
}

const TermRecord* Vocabulary::named(VocabularyKind kind, std::string_view text) const {
  const auto found = of(kind).by_name.find(folded(text));
  return found == of(kind).by_name.end() ? nullptr : &found->second;
}

const TermRecord* Vocabulary::find(VocabularyKind kind, std::string_view text) const {
  const Terms& terms = of(kind);
  const std::string name = folded(text);
  if (const auto by_name = terms.by_name.find(name); by_name != terms.by_name.end()) return &by_name->second;
  const auto synonym = terms.synonyms.find(name);
  if (synonym == terms.synonyms.end()) return nullptr;
  const auto found = terms.by_name.find(synonym->second);
  return found == terms.by_name.end() ? nullptr : &found->second;
}

Renaming Vocabulary::renaming(VocabularyKind kind, std::string_view former, std::string_view name) const {
  const TermRecord* const old = named(kind, former);
  if (old == nullptr || old->name == name) return Renaming::none;
  const TermRecord* const known = named(kind, name);
  if (known == old) return Renaming::renamed;  // spelled anew
  if (known != nullptr) return Renaming::merged;
  const TermRecord* const meant = find(kind, name);
  return meant == nullptr || meant == old ? Renaming::renamed : Renaming::none;
}

bool Vocabulary::joint(VocabularyKind kind, std::string_view one, std::string_view other) const {
  const std::string a = folded(one);
  const std::string b = folded(other);
  const Terms& terms = of(kind);
  return std::any_of(terms.joints.begin(), terms.joints.end(), [&](const auto& joint) { return joint.count(a) + joint.count(b) == 2; }) ||
         std::any_of(terms.by_name.begin(), terms.by_name.end(), [&](const auto& term) {
           const auto& parts = term.second.components;
           return (contains(parts, a) && (contains(parts, b) || term.first == b)) || (contains(parts, b) && term.first == a);
         });
}

TermRecord Vocabulary::addressed(VocabularyKind kind, const TermRecord& term, const std::vector<TermRecord>& beside) const {
  const TermRecord* const meant = find(kind, term.name);
  if (meant == nullptr || folded(meant->name) == folded(term.name)) return term;
  for (const FormerName& former : term.formerly) {
    if (renaming(kind, former.text, term.name) == Renaming::renamed) return term;
  }
  const std::string name = folded(meant->name);
  const bool has_own_line =
      std::any_of(beside.begin(), beside.end(), [&](const TermRecord& other) { return folded(other.name) == name; });
  TermRecord result = has_own_line ? words_of(term) : term;
  result.name = meant->name;
  return result;
}

std::vector<std::string> Vocabulary::cycle(VocabularyKind kind, std::string_view name) const {
  std::vector<std::string> chain;
  for (const TermRecord* term = find(kind, name); term != nullptr; term = term->term_class.empty() ? nullptr : find(kind, term->term_class)) {
    if (const auto before = std::find(chain.begin(), chain.end(), term->name); before != chain.end()) {
      return before == chain.begin() ? chain : std::vector<std::string>();
    }
    chain.push_back(term->name);
  }
  return {};
}

std::vector<std::string> Vocabulary::names(VocabularyKind kind) const {
  std::vector<std::string> names;
  for (const auto& [folded_name, term] : of(kind).by_name) {
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
    add_joints(database, source.kind, terms, vocabulary);
  }
  return vocabulary;
}

}  // namespace casebook::casefile
