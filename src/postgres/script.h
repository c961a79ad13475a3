#pragma once
// A whole catalogue as one SQL script for psql.

#include <functional>
#include <string>
#include <string_view>

#include "store/database.h"

namespace casebook::postgres {

enum class ScriptParts { all, schema, data };

struct ScriptOptions {
  std::string schema = "casebook";   ///< PostgreSQL's schema that takes the catalogue
  ScriptParts parts = ScriptParts::all;
};

/// \throws core::UsageError when the name is too long, or one of PostgreSQL's own ('public', 'pg_...')
void check_schema_name(const std::string& schema);

/// Where the script goes, piece by piece: rows leave as they are read.
using Sink = std::function<void(std::string_view)>;

/// Writes the script. All of it makes a new schema beside the one that is there, fills it and puts it in its place, in one transaction; `data` empties the
/// tables that are there and fills them. The state written is one: a transaction is held meanwhile.
/// \throws core::StoreError for a text that PostgreSQL cannot hold (character 0, no UTF-8), and for SQL that has no translation
void write_script(store::Database& database, const ScriptOptions& options, const Sink& sink);

}  // namespace casebook::postgres
