#pragma once
// CREATE TABLE, INDEX, TRIGGER and full-text tables of SQLite as PostgreSQL understands them. Columns, names and comments stay as they stand.

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "postgres/query_translation.h"

namespace casebook::postgres {

/// A table, in the pieces that a load puts in order: made, filled, then bound to others.
struct TableTranslation {
  std::string name;
  Relation relation;                        ///< its columns and key
  std::string create;                       ///< CREATE TABLE, without references to other tables
  std::vector<std::string> foreign_keys;    ///< ALTER TABLE ... ADD FOREIGN KEY ..., one a reference
  std::vector<std::string> further;         ///< what CREATE TABLE cannot say: names without case are unique, whole sentences of long constraint names
  std::set<std::string> references;         ///< other tables that its rows point to
  std::vector<std::string> stored;          ///< its columns but for the generated ones
  std::optional<std::string> numbered;      ///< the column that is handed out where a row is added without it; nullopt: none
};

/// \param sql    as sqlite_schema has it
/// \param taken  names of primary keys and UNIQUE constraints so far: PostgreSQL has each once in a schema
/// \throws core::StoreError for what has no translation
TableTranslation translate_table(std::string_view sql, std::set<std::string>& taken);

/// CREATE INDEX. \throws core::StoreError
std::string translate_index(std::string_view sql, const Relations& relations);

/// A trigger that refuses rows, and its function. \param schema  in which it looks for tables, as SQL has its name
/// \throws core::StoreError when it does anything else
std::string translate_trigger(std::string_view sql, const Relations& relations, std::string_view schema);

/// For each column of an fts5 table an index over the words of the column that it is made from; the query is
/// `to_tsvector('simple', said) @@ websearch_to_tsquery('simple', 'words')`. \throws core::StoreError
std::vector<std::string> translate_full_text(std::string_view sql, const Relations& relations);

}  // namespace casebook::postgres
