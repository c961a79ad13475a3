#pragma once
// Where SQLite's SQL and PostgreSQL's differ: a rule each. The translation of queries and tables decides where a rule applies, these say what it makes of the text.
//
// What is the same in both and has no rule: NULL in `||`, in sums and in UNIQUE; integer division towards zero; partial indexes; CASE, EXISTS, WITH, VALUES.

#include <string>
#include <string_view>
#include <vector>

#include "postgres/sql_text.h"

namespace casebook::postgres {

enum class SqlType { unknown, boolean, integer, real, text };   ///< unknown: NULL, or not to be known

/// An expression that was read: its tokens, and what comes of it.
struct Expression {
  std::size_t first = 0;
  std::size_t last = 0;
  SqlType type = SqlType::unknown;
  bool tight = true;             ///< stands without parentheses as an operand of anything
  bool without_case = false;     ///< a column declared COLLATE NOCASE
  bool is_null = false;          ///< the word NULL
  std::string table = {};        ///< of a column: the table that it is of, in the end; empty: none
  std::string column = {};
};

/// SQLite's INTEGER, REAL, TEXT. \returns unknown for others
SqlType type_named(std::string_view sqlite_type);
/// 'bigint', 'double precision', 'text'.
std::string_view postgres_type(SqlType type);

/// A comparison is 1 or 0 in SQLite and true or false in PostgreSQL: where its value is wanted, CAST(... AS integer).
void truth_as_number(SqlText& sql, Expression& expression);
/// Where SQLite takes a number for true unless it is 0: ... <> 0. \throws core::StoreError for text
void number_as_truth(SqlText& sql, Expression& expression);
/// SQLite joins numbers to text as they are; a REAL always shows its point: CAST(... AS text), real_text(...).
void number_as_text(SqlText& sql, Expression& expression);
/// Division by 0 gives NULL in SQLite and an error in PostgreSQL: nullif(divisor, 0), unless it is a number other than 0.
void divisor_not_zero(SqlText& sql, Expression& divisor);
/// COLLATE NOCASE: lower(...), which knows ASCII alone, as columns are COLLATE "C".
void case_ignored(SqlText& sql, Expression& expression);
/// SQLite's LIKE ignores the case of ASCII and has no escape character: ILIKE ... ESCAPE ''.
void like_without_case(SqlText& sql, std::size_t like, const Expression& pattern, bool has_escape);
/// `IS` compares any values in SQLite: IS NOT DISTINCT FROM, IS DISTINCT FROM. \param negated  the NOT behind it is taken out
void is_not_distinct(SqlText& sql, std::size_t is, bool negated);
/// The sum of integers is an integer in SQLite and numeric in PostgreSQL: CAST(sum(...) AS bigint). The mean is a REAL.
void aggregate_of_type(SqlText& sql, const Expression& call, SqlType type);
/// total() is 0.0 where there is nothing to add: coalesce(CAST(sum(...) AS double precision), 0).
void total_of_none(SqlText& sql, std::size_t name, const Expression& call);
/// group_concat(x, y) is string_agg(x, y): in the order of the subquery that it reads, or by the key of the first table. \param order  "ORDER BY o.claim_id" or empty
void group_concat_in_order(SqlText& sql, std::size_t name, std::size_t close, std::size_t arguments, std::string_view order);
/// iif(a, b, c): CASE WHEN a THEN b ELSE c END. \param commas  the two of them
void iif_as_case(SqlText& sql, std::size_t name, std::size_t open, std::size_t close, const std::vector<std::size_t>& commas);
/// NULL comes first in SQLite's order, also turned round it is the least: NULLS FIRST, DESC NULLS LAST.
void nulls_first(SqlText& sql, std::size_t last, bool descending);
/// A column that is constant in its group though GROUP BY does not name it: min(...).
void constant_in_group(SqlText& sql, std::size_t first, std::size_t last);
/// NULL as a column of a UNION needs the type that its other parts have: CAST(NULL AS bigint).
void null_of_type(SqlText& sql, const Expression& null, SqlType type);
/// 1.5 is numeric in PostgreSQL: CAST(1.5 AS double precision).
void literal_as_real(SqlText& sql, std::size_t at);

/// A function that is the same but for its name. \returns nullptr when it is not one of these
struct FunctionName {
  std::string_view sqlite;
  std::string_view postgres;
  SqlType result;
};
const FunctionName* function_named(std::string_view name);

/// The name in quotation marks where PostgreSQL needs them.
std::string quoted_name(std::string_view name);
std::string quoted_text(std::string_view text);
/// A constraint's name: PostgreSQL keeps 63 bytes; a longer sentence ends before the word that does not fit, on '...'.
std::string constraint_name(std::string_view sentence);

}  // namespace casebook::postgres
