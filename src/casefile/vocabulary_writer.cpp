#include "casefile/vocabulary_writer.h"

#include <fmt/core.h>

#include <string_view>

#include "core/errors.h"

namespace casebook::casefile {
namespace {

/// The names of a vocabulary's tables and columns, all made from one stem.
struct Tables {
  std::string_view plural;
  std::string_view singular;
};

Tables tables_of(const std::string& vocabulary) {
  if (vocabulary == "conditions") return {"conditions", "condition"};
  if (vocabulary == "interventions") return {"interventions", "intervention"};
  if (vocabulary == "endpoints") return {"endpoints", "endpoint"};
  if (vocabulary == "sites") return {"sites", "site"};
  throw core::StoreError(fmt::format("there is no vocabulary '{}'", vocabulary));
}

std::int64_t key_of(store::Database& database, const Tables& tables, const std::string& name) {
  auto& statement = database.cached(fmt::format("SELECT {}_id FROM {} WHERE name = :name", tables.singular, tables.plural));
  statement.bind(":name", name);
  if (!statement.step()) throw core::StoreError(fmt::format("the vocabulary {} has no term '{}'", tables.plural, name));
  const auto key = *statement.integer(0);
  statement.reset();
  return key;
}

void write_term(store::Database& database, const Tables& tables, const TermRecord& term, const std::string& origin) {
  if (tables.plural == "endpoints") {
    database
        .cached("INSERT INTO endpoints(name, kind, family, counted, at_risk, per_threshold, origin) "
                "VALUES(:name, :kind, :family, :counted, :at_risk, :per_threshold, :origin) ON CONFLICT(name) DO UPDATE SET "
                "kind = excluded.kind, family = excluded.family, counted = excluded.counted, at_risk = excluded.at_risk, "
                "per_threshold = excluded.per_threshold")
        .bind(":name", term.name)
        .bind(":kind", term.kind.empty() ? "event" : term.kind)
        .bind(":family", term.family.empty() ? "other" : term.family)
        .bind(":counted", term.counted.empty() ? "ever" : term.counted)
        .bind(":at_risk", term.at_risk.empty() ? "treated" : term.at_risk)
        .bind(":per_threshold", term.per_threshold ? 1 : 0)
        .bind(":origin", origin)
        .run();
  } else {
    database.cached(fmt::format("INSERT INTO {}(name, origin) VALUES(:name, :origin) ON CONFLICT(name) DO NOTHING", tables.plural))
        .bind(":name", term.name)
        .bind(":origin", origin)
        .run();
  }
  if (tables.plural == "interventions" && (term.daily_dose_min || term.daily_dose_max)) {
    database
        .cached("UPDATE interventions SET daily_dose_min = :least, daily_dose_max = :greatest, daily_dose_unit = :unit WHERE name = :name")
        .bind(":least", term.daily_dose_min)
        .bind(":greatest", term.daily_dose_max)
        .bind_text_or_null(":unit", term.daily_dose_unit)
        .bind(":name", term.name)
        .run();
  }
}

void write_words(store::Database& database, const Tables& tables, const TermRecord& term) {
  const auto key = key_of(database, tables, term.name);
  for (const auto& synonym : term.synonyms) {
    auto& known = database.cached(fmt::format("SELECT {0}_id FROM {0}_synonyms WHERE synonym = :synonym", tables.singular));
    known.bind(":synonym", synonym);
    if (known.step() && *known.integer(0) != key) {
      throw core::StoreError(fmt::format("'{}' is a synonym of another term of {} already; take it from '{}'", synonym, tables.plural, term.name));
    }
    known.reset();
    database.cached(fmt::format("INSERT OR IGNORE INTO {0}_synonyms(synonym, {0}_id) VALUES(:synonym, :key)", tables.singular))
        .bind(":synonym", synonym)
        .bind(":key", key)
        .run();
  }
  for (const auto& [scheme, code] : term.codes) {
    database.cached(fmt::format("INSERT OR IGNORE INTO {0}_codes({0}_id, scheme, code) VALUES(:key, :scheme, :code)", tables.singular))
        .bind(":key", key)
        .bind(":scheme", scheme)
        .bind(":code", code)
        .run();
  }
}

void write_relations(store::Database& database, const Tables& tables, const TermRecord& term) {
  if (!term.term_class.empty()) {
    const std::string_view parent = tables.plural == "sites" ? "part_of_id" : "class_id";
    database.cached(fmt::format("UPDATE {} SET {} = :parent WHERE name = :name", tables.plural, parent))
        .bind(":parent", key_of(database, tables, term.term_class))
        .bind(":name", term.name)
        .run();
  }
  for (const auto& component : term.components) {
    database.cached("INSERT OR IGNORE INTO intervention_components(intervention_id, component_id) VALUES(:whole, :part)")
        .bind(":whole", key_of(database, tables, term.name))
        .bind(":part", key_of(database, tables, component))
        .run();
  }
}

}  // namespace

void write_vocabulary(store::Database& database, const VocabularyRecord& vocabulary, const std::string& origin) {
  const Tables tables = tables_of(vocabulary.vocabulary);
  for (const auto& term : vocabulary.terms) write_term(database, tables, term, origin);
  for (const auto& term : vocabulary.terms) {
    write_words(database, tables, term);
    write_relations(database, tables, term);
  }
}

}  // namespace casebook::casefile
