#include "postgres/dialect.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "core/text.h"

namespace casebook::postgres {
namespace {

constexpr std::size_t kLongestName = 63;

// Words that PostgreSQL 15 takes for no name of a column (reserved, also those that may name a function or type).
constexpr std::string_view kReserved[] = {
    "all",        "analyse",      "analyze",      "and",          "any",      "array",      "as",        "asc",         "asymmetric",        "authorization",
    "binary",     "both",         "case",         "cast",         "check",    "collate",    "collation", "column",      "concurrently",      "constraint",
    "create",     "cross",        "current_date", "current_role", "current_time", "current_timestamp", "current_user", "current_schema", "current_catalog", "default",
    "deferrable", "desc",         "distinct",     "do",           "else",     "end",        "except",    "false",       "fetch",             "for",
    "foreign",    "freeze",       "from",         "full",         "grant",    "group",      "having",    "ilike",       "in",                "initially",
    "inner",      "intersect",    "into",         "is",           "isnull",   "join",       "lateral",   "leading",     "left",              "like",
    "limit",      "localtime",    "localtimestamp", "natural",    "not",      "notnull",    "null",      "offset",      "on",                "only",
    "or",         "order",        "outer",        "overlaps",     "placing",  "primary",    "references", "returning",  "right",             "select",
    "session_user", "similar",    "some",         "symmetric",    "table",    "tablesample", "then",     "to",          "trailing",          "true",
    "union",      "unique",       "user",         "using",        "variadic", "verbose",    "when",      "where",       "window"};

constexpr std::array<FunctionName, 11> kFunctions{{
    {"lower", "lower", SqlType::text},
    {"upper", "upper", SqlType::text},
    {"replace", "replace", SqlType::text},
    {"trim", "btrim", SqlType::text},
    {"ltrim", "ltrim", SqlType::text},
    {"rtrim", "rtrim", SqlType::text},
    {"substr", "substr", SqlType::text},
    {"length", "length", SqlType::integer},
    {"instr", "strpos", SqlType::integer},
    {"count", "count", SqlType::integer},
    {"abs", "abs", SqlType::unknown},
}};

void wrap(SqlText& sql, const Expression& expression, std::string_view front, std::string_view back) {
  sql.before(expression.first, front);
  sql.after(expression.last, back);
}

std::string doubled(std::string_view text, char mark) {
  std::string out(1, mark);
  for (const char c : text) {
    if (c == mark) out += c;
    out += c;
  }
  return out + mark;
}

}  // namespace

SqlType type_named(std::string_view sqlite_type) {
  const std::string name = core::lower_ascii(sqlite_type);
  if (name == "integer" || name == "int") return SqlType::integer;
  if (name == "real") return SqlType::real;
  if (name == "text") return SqlType::text;
  return SqlType::unknown;
}

std::string_view postgres_type(SqlType type) {
  switch (type) {
    case SqlType::integer: return "bigint";
    case SqlType::real: return "double precision";
    case SqlType::boolean: return "boolean";
    case SqlType::unknown:
    case SqlType::text: break;
  }
  return "text";
}

void truth_as_number(SqlText& sql, Expression& expression) {
  if (expression.type != SqlType::boolean) return;
  wrap(sql, expression, "CAST(", " AS integer)");
  expression.type = SqlType::integer;
  expression.tight = true;
}

void number_as_truth(SqlText& sql, Expression& expression) {
  if (expression.type == SqlType::boolean || expression.type == SqlType::unknown) return;
  if (expression.type == SqlType::text) sql.fail(expression.first, "text is asked whether it is true; say what it is compared with");
  if (!expression.tight) wrap(sql, expression, "(", ")");
  sql.after(expression.last, " <> 0");
  expression.type = SqlType::boolean;
  expression.tight = false;
}

void number_as_text(SqlText& sql, Expression& expression) {
  truth_as_number(sql, expression);
  if (expression.type == SqlType::integer) wrap(sql, expression, "CAST(", " AS text)");
  if (expression.type == SqlType::real) wrap(sql, expression, "real_text(", ")");
  if (expression.type == SqlType::integer || expression.type == SqlType::real) {
    expression.type = SqlType::text;
    expression.tight = true;
  }
}

void divisor_not_zero(SqlText& sql, Expression& divisor) {
  const Token& token = sql[divisor.first];
  if (divisor.first == divisor.last && token.kind == TokenKind::number && token.text.find_first_of("123456789") != std::string_view::npos) return;
  wrap(sql, divisor, "nullif(", ", 0)");
}

void case_ignored(SqlText& sql, Expression& expression) {
  wrap(sql, expression, "lower(", ")");
  expression.tight = true;
}

void like_without_case(SqlText& sql, std::size_t like, const Expression& pattern, bool has_escape) {
  sql.replace(like, "ILIKE");
  if (!has_escape) sql.after(pattern.last, " ESCAPE ''");
}

void is_not_distinct(SqlText& sql, std::size_t is, bool negated) {
  sql.replace(is, negated ? "IS DISTINCT FROM" : "IS NOT DISTINCT FROM");
  if (negated) sql.remove(is + 1, is + 1);
}

void aggregate_of_type(SqlText& sql, const Expression& call, SqlType type) { wrap(sql, call, "CAST(", fmt::format(" AS {})", postgres_type(type))); }

void total_of_none(SqlText& sql, std::size_t name, const Expression& call) {
  sql.replace(name, "sum");
  wrap(sql, call, "coalesce(CAST(", " AS double precision), 0)");
}

void group_concat_in_order(SqlText& sql, std::size_t name, std::size_t close, std::size_t arguments, std::string_view order) {
  sql.replace(name, "string_agg");
  sql.after(close - 1, fmt::format("{}{}{}", arguments == 1 ? ", ','" : "", order.empty() ? "" : " ", order));
}

void iif_as_case(SqlText& sql, std::size_t name, std::size_t open, std::size_t close, const std::vector<std::size_t>& commas) {
  sql.replace(name, "CASE");
  sql.replace(open, " WHEN ");
  sql.replace(commas.at(0), " THEN");
  sql.replace(commas.at(1), " ELSE");
  sql.replace(close, " END");
}

void nulls_first(SqlText& sql, std::size_t last, bool descending) { sql.after(last, descending ? " NULLS LAST" : " NULLS FIRST"); }

void constant_in_group(SqlText& sql, std::size_t first, std::size_t last) {
  sql.before(first, "min(");
  sql.after(last, ")");
}

void null_of_type(SqlText& sql, const Expression& null, SqlType type) { wrap(sql, null, "CAST(", fmt::format(" AS {})", postgres_type(type))); }

void literal_as_real(SqlText& sql, std::size_t at) {
  sql.before(at, "CAST(");
  sql.after(at, " AS double precision)");
}

const FunctionName* function_named(std::string_view name) {
  const std::string lower = core::lower_ascii(name);
  const auto found = std::find_if(kFunctions.begin(), kFunctions.end(), [&](const auto& function) { return function.sqlite == lower; });
  return found == kFunctions.end() ? nullptr : &*found;
}

std::string quoted_name(std::string_view name) {
  const bool plain = !name.empty() && !(name.front() >= '0' && name.front() <= '9') &&
                     std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
  if (plain && std::find(std::begin(kReserved), std::end(kReserved), name) == std::end(kReserved)) return std::string(name);
  return doubled(name, '"');
}

std::string quoted_text(std::string_view text) { return doubled(text, '\''); }

std::string constraint_name(std::string_view sentence) {
  if (sentence.size() <= kLongestName) return std::string(sentence);
  std::string_view kept = sentence.substr(0, kLongestName - 3);
  if (sentence[kept.size()] != ' ') kept = kept.substr(0, kept.rfind(' '));
  while (!kept.empty() && (kept.back() == ' ' || kept.back() == ',')) kept.remove_suffix(1);
  return std::string(kept) + "...";
}

}  // namespace casebook::postgres
