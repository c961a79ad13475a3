#include "casefile/term_renaming.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "casefile/term_names.h"
#include "core/errors.h"
#include "store/embedded_files.h"
#include "store/sql_script.h"

namespace casebook::casefile {
namespace {

/// A combination or a group of conditions that a rule made and called after its parts. What a vocabulary names is called as it says.
struct Joint {
  std::int64_t key = 0;
  std::string name;
  std::vector<std::string> parts;
};

class TermRewriter {
 public:
  TermRewriter(store::Database& database, VocabularyKind kind, std::set<std::int64_t>& articles)
      : database_(database), kind_(kind), tables_(tables_of(kind)), articles_(articles) {}

  TermChange rename(const std::string& from, const std::string& to) {
    const auto key = require(from);
    const auto joints = joints_with(key, from);
    TermChange change{false, from, to, claims_of(key)};
    database_.cached(fmt::format("DELETE FROM {0}_synonyms WHERE synonym = :name AND {0}_id = :key", tables_.singular))
        .bind(":name", to)
        .bind(":key", key)
        .run();
    set_name(key, to);
    add_synonym(key, from, to);
    rename_joints(joints, from, to);
    return change;
  }

  TermChange merge(const std::string& from, const std::string& into) {
    const auto old_key = require(from);
    const auto key = require(into);
    const auto joints = joints_with(old_key, from);
    TermChange change{true, from, into, claims_of(old_key)};
    merge_rows(old_key, key);
    rename_joints(joints, from, into);
    return change;
  }

 private:
  std::optional<std::int64_t> key_of(const std::string& name) {
    auto& statement = database_.cached(fmt::format("SELECT {}_id FROM {} WHERE name = :name", tables_.singular, tables_.plural));
    statement.bind(":name", name);
    const auto key = statement.step() ? statement.integer(0) : std::nullopt;
    statement.reset();
    return key;
  }

  std::int64_t require(const std::string& name) {
    if (const auto key = key_of(name)) return *key;
    throw core::StoreError(fmt::format("the vocabulary {} has no term '{}'", tables_.plural, name));
  }

  std::int64_t claims_of(std::int64_t key) {
    auto& statement = database_.cached("SELECT count(*) FROM term_claims WHERE vocabulary = :vocabulary AND term_id = :key");
    statement.bind(":vocabulary", tables_.plural).bind(":key", key);
    statement.step();
    const auto claims = *statement.integer(0);
    statement.reset();
    return claims;
  }

  void set_name(std::int64_t key, const std::string& name) {
    database_.cached(fmt::format("UPDATE {} SET name = :name WHERE {}_id = :key", tables_.plural, tables_.singular))
        .bind(":name", name)
        .bind(":key", key)
        .run();
  }

  void add_synonym(std::int64_t key, const std::string& word, const std::string& name) {
    if (folded(word) == folded(name)) return;
    database_.cached(fmt::format("INSERT OR IGNORE INTO {0}_synonyms(synonym, {0}_id) VALUES(:word, :key)", tables_.singular))
        .bind(":word", word)
        .bind(":key", key)
        .run();
  }

  void merge_rows(std::int64_t from, std::int64_t into) {
    auto& touched = database_.cached("SELECT DISTINCT article_id FROM term_claims WHERE vocabulary = :vocabulary AND (term_id = :from OR term_id = :into)");
    touched.bind(":vocabulary", tables_.plural).bind(":from", from).bind(":into", into);
    while (touched.step()) articles_.insert(*touched.integer(0));
    touched.reset();
    const std::array<store::ScriptValue, 2> values{{{":from", from}, {":into", into}}};
    store::run_script(database_, store::embedded_file(store::embedded::loading(), fmt::format("merge_{}", tables_.plural)), values);
  }

  /// What is called after the term: combinations 'a + b', groups of conditions 'a or b'.
  std::vector<Joint> joints_with(std::int64_t key, const std::string& name) {
    std::vector<Joint> joints;
    if (kind_ == VocabularyKind::interventions) {
      auto& wholes = database_.cached("SELECT intervention_id FROM intervention_components WHERE component_id = :key ORDER BY intervention_id");
      wholes.bind(":key", key);
      while (wholes.step()) joints.push_back({*wholes.integer(0), {}, {}});
      wholes.reset();
      joints.erase(std::remove_if(joints.begin(), joints.end(), [&](const Joint& joint) { return !is_derived(joint.key); }), joints.end());
      for (Joint& joint : joints) {
        joint.name = name_of(joint.key);
        joint.parts = components_of(joint.key);
      }
    }
    if (kind_ == VocabularyKind::conditions) {
      auto& groups = database_.cached("SELECT condition_id, name FROM conditions WHERE origin = 'derived' ORDER BY condition_id");
      while (groups.step()) {
        Joint joint{*groups.integer(0), *groups.text(1), alternatives(*groups.text(1))};
        if (std::find(joint.parts.begin(), joint.parts.end(), name) != joint.parts.end()) joints.push_back(std::move(joint));
      }
      groups.reset();
    }
    return joints;
  }

  bool is_derived(std::int64_t intervention) {
    auto& statement = database_.cached("SELECT origin = 'derived' FROM interventions WHERE intervention_id = :key");
    statement.bind(":key", intervention);
    const bool derived = statement.step() && statement.integer(0) == 1;
    statement.reset();
    return derived;
  }

  std::string name_of(std::int64_t intervention) {
    auto& statement = database_.cached("SELECT name FROM interventions WHERE intervention_id = :key");
    statement.bind(":key", intervention);
    const auto name = statement.step() ? statement.text(0).value_or("") : std::string();
    statement.reset();
    return name;
  }

  std::vector<std::string> components_of(std::int64_t whole) {
    std::vector<std::int64_t> keys;
    auto& parts = database_.cached("SELECT component_id FROM intervention_components WHERE intervention_id = :key ORDER BY component_id");
    parts.bind(":key", whole);
    while (parts.step()) keys.push_back(*parts.integer(0));
    parts.reset();
    std::vector<std::string> names;
    for (const auto key : keys) names.push_back(name_of(key));
    return names;
  }

  void rename_joints(const std::vector<Joint>& joints, const std::string& from, const std::string& to) {
    for (const Joint& joint : joints) {
      auto parts = joint.parts;
      std::replace(parts.begin(), parts.end(), from, to);
      const std::string name = kind_ == VocabularyKind::interventions ? combination_name(parts) : fmt::format("{}", fmt::join(parts, " or "));
      if (name == joint.name) continue;
      auto key = joint.key;
      if (const auto known = key_of(name); known && *known != joint.key) {
        merge_rows(joint.key, *known);
        key = *known;
      } else {
        set_name(key, name);
      }
      if (kind_ != VocabularyKind::interventions) continue;
      const store::ScriptValue value{":intervention_id", key};
      store::run_script(database_, store::embedded_file(store::embedded::loading(), "say_combination"), {&value, 1});
    }
  }

  store::Database& database_;
  VocabularyKind kind_;
  TermTables tables_;
  std::set<std::int64_t>& articles_;
};

}  // namespace

TermChange rename_term(store::Database& database, VocabularyKind kind, const std::string& from, const std::string& to, std::set<std::int64_t>& articles) {
  return TermRewriter(database, kind, articles).rename(from, to);
}

TermChange merge_terms(store::Database& database, VocabularyKind kind, const std::string& from, const std::string& into,
                       std::set<std::int64_t>& articles) {
  return TermRewriter(database, kind, articles).merge(from, into);
}

}  // namespace casebook::casefile
