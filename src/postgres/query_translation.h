#pragma once
// A SELECT of SQLite as PostgreSQL understands it. The text is read as far as it takes to know what type each expression has and which table a column is of;
// what differs is changed in place by the rules of dialect.h, and what has no rule is refused by name.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "postgres/dialect.h"
#include "postgres/sql_text.h"

namespace casebook::postgres {

struct Column {
  std::string name;
  SqlType type = SqlType::unknown;
  bool without_case = false;   ///< COLLATE NOCASE
  std::string table = {};      ///< where its values stand, in the end; empty: computed
  std::string column = {};
};

/// A table or view, under its name.
struct Relation {
  std::vector<Column> columns;
  std::vector<std::string> key;   ///< its primary key; empty: none
};
using Relations = std::map<std::string, Relation, std::less<>>;

/// Translates the SELECT (or WITH, VALUES) that begins at token `at` and ends before the token that is returned in `end`.
/// \returns its columns
/// \throws core::StoreError naming what has no rule, or a name that is not known
std::vector<Column> translate_select(SqlText& sql, std::size_t at, const Relations& relations, std::size_t* end = nullptr);

/// Translates a condition over the columns of one table (of a CHECK, a generated column, a partial index, a trigger). \param names  under which its columns are known
/// besides their own: 'new', 'old'
/// \param truth  whether it is a condition, else a value
/// \returns the token behind it
std::size_t translate_expression(SqlText& sql, std::size_t at, const Relations& relations, const Relation& table, const std::vector<std::string>& names, bool truth);

/// The tables and views that a query names behind FROM and JOIN, whatever they are (names of its own WITH among them).
std::vector<std::string> relations_read(const SqlText& sql);

}  // namespace casebook::postgres
