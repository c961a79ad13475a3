#include "postgres/query_translation.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <optional>
#include <set>
#include <utility>

#include "core/text.h"

namespace casebook::postgres {
namespace {

bool same(std::string_view a, std::string_view b) { return core::lower_ascii(a) == core::lower_ascii(b); }

/// Something behind FROM.
struct Source {
  std::string name;
  const std::vector<Column>* columns = nullptr;
  std::vector<std::string> key;
  bool ordered = false;   ///< a subquery with ORDER BY
};

/// A column that was named in what a query gives, outside of its aggregates.
struct Mention {
  std::size_t first = 0;
  std::size_t last = 0;
  const Source* source = nullptr;
  std::string column;
  bool nested = false;   ///< in a subquery
};

struct Scope {
  Scope* outer = nullptr;
  std::deque<Source> sources;
  std::deque<std::vector<Column>> made;   ///< columns of subqueries
  std::vector<Mention> mentions;
  bool collects = false;      ///< while the result columns, HAVING and ORDER BY are read
  bool aggregates = false;
  int within_aggregate = 0;
};

struct ResultColumn {
  Expression expression;
  std::string name;
};

class Translation {
 public:
  Translation(SqlText& sql, const Relations& relations) : sql_(sql), relations_(relations) {}

  std::vector<Column> select(std::size_t& at, Scope* outer, bool& ordered);
  Expression expression(std::size_t& at, Scope& scope);
  Expression truth(std::size_t& at, Scope& scope) {
    Expression read = expression(at, scope);
    number_as_truth(sql_, read);
    return read;
  }
  Expression value(std::size_t& at, Scope& scope) {
    Expression read = expression(at, scope);
    truth_as_number(sql_, read);
    return read;
  }

 private:
  void expect(std::size_t& at, std::string_view word) {
    if (!sql_.is(at, word)) sql_.fail(at, fmt::format("expected {}", word));
    ++at;
  }
  bool begins_query(std::size_t at) const { return sql_.is(at, "SELECT") || sql_.is(at, "WITH") || sql_.is(at, "VALUES"); }
  bool ends_core(std::size_t at) const;
  bool is_name(std::size_t at) const;

  void with(std::size_t& at, Scope* outer);
  std::vector<ResultColumn> core(std::size_t& at, Scope* outer, std::deque<Scope>& scopes);
  std::vector<ResultColumn> values(std::size_t& at, Scope& scope);
  void from(std::size_t at, std::size_t end, Scope& scope);
  void source(std::size_t& at, Scope& scope);
  std::vector<ResultColumn> results(std::size_t at, std::size_t end, Scope& scope);
  void group(Scope& scope, const std::vector<Expression>& groups);
  void order(std::size_t& at, Scope& scope, const std::vector<ResultColumn>& results, bool compound);
  std::vector<Column> unified(std::vector<std::vector<ResultColumn>>& parts);
  std::vector<Column> named(const std::vector<Column>& columns, const std::vector<std::string>& names, std::size_t at) const;

  Expression conjunction(std::size_t& at, Scope& scope);
  Expression negation(std::size_t& at, Scope& scope);
  Expression equality(std::size_t& at, Scope& scope);
  Expression relation(std::size_t& at, Scope& scope);
  Expression sum(std::size_t& at, Scope& scope);
  Expression product(std::size_t& at, Scope& scope);
  Expression joined(std::size_t& at, Scope& scope);
  Expression sign(std::size_t& at, Scope& scope);
  Expression primary(std::size_t& at, Scope& scope);
  Expression case_of(std::size_t& at, Scope& scope);
  Expression cast(std::size_t& at, Scope& scope);
  Expression function(std::size_t& at, Scope& scope);
  Expression aggregate(std::size_t& at, Scope& scope);
  Expression column(std::size_t& at, Scope& scope);
  Expression quoted(const Expression& argument, std::size_t name, Expression call);

  void compare(Expression& left, Expression& right);
  Expression boolean(const Expression& left, const Expression& right) { return {left.first, right.last, SqlType::boolean, false}; }
  /// What several alternatives are together: numbers become text beside text. \returns the type
  SqlType together(std::vector<Expression>& all);
  std::string concat_order(const Scope& scope, std::size_t at) const;

  SqlText& sql_;
  const Relations& relations_;
  std::map<std::string, std::vector<Column>, std::less<>> queries_;   ///< of WITH
  std::string recursive_;                ///< the one of them that is being read
  std::vector<std::string> recursive_names_;
  int unnamed_ = 0;
};

bool Translation::ends_core(std::size_t at) const {
  if (at >= sql_.size() || sql_.is(at, ")") || sql_.is(at, ";")) return true;
  for (const auto* word : {"UNION", "INTERSECT", "EXCEPT", "ORDER", "LIMIT"}) {
    if (sql_.is(at, word)) return true;
  }
  return false;
}

bool Translation::is_name(std::size_t at) const {
  if (sql_[at].kind == TokenKind::quoted) return true;
  if (sql_[at].kind != TokenKind::word) return false;
  for (const auto* word : {"LEFT", "RIGHT", "FULL", "INNER", "CROSS", "NATURAL", "JOIN", "ON", "USING", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "UNION", "INTERSECT", "EXCEPT",
                           "SELECT", "VALUES", "AS", "FROM"}) {
    if (sql_.is(at, word)) return false;
  }
  return true;
}

std::vector<Column> Translation::named(const std::vector<Column>& columns, const std::vector<std::string>& names, std::size_t at) const {
  if (names.empty()) return columns;
  if (names.size() != columns.size()) sql_.fail(at, fmt::format("{} names for {} columns", names.size(), columns.size()));
  auto renamed = columns;
  for (std::size_t i = 0; i < names.size(); ++i) renamed[i].name = names[i];
  return renamed;
}

void Translation::with(std::size_t& at, Scope* outer) {
  ++at;
  const bool recursive = sql_.is(at, "RECURSIVE");
  if (recursive) ++at;
  for (;;) {
    const std::size_t name_at = at;
    const std::string name = sql_.name(at++);
    std::vector<std::string> names;
    if (sql_.is(at, "(")) {
      for (++at; !sql_.is(at, ")"); ++at) {
        if (!sql_.is(at, ",")) names.push_back(sql_.name(at));
      }
      ++at;
    }
    expect(at, "AS");
    if (sql_.is(at, "NOT")) ++at;
    if (sql_.is(at, "MATERIALIZED")) ++at;
    expect(at, "(");
    if (recursive) {
      recursive_ = name;
      recursive_names_ = names;
    }
    bool ordered = false;
    const auto columns = select(at, outer, ordered);
    recursive_.clear();
    expect(at, ")");
    queries_[name] = named(columns, names, name_at);
    if (!sql_.is(at, ",")) break;
    ++at;
  }
}

std::vector<Column> Translation::select(std::size_t& at, Scope* outer, bool& ordered) {
  const auto outside = queries_;
  if (sql_.is(at, "WITH")) with(at, outer);
  std::deque<Scope> scopes;
  std::vector<std::vector<ResultColumn>> parts;
  const std::string recursive = std::exchange(recursive_, {});
  for (;;) {
    parts.push_back(core(at, outer, scopes));
    if (parts.size() == 1 && !recursive.empty()) {
      std::vector<Column> columns;
      for (const auto& result : parts[0]) columns.push_back({result.name, result.expression.type});
      queries_[recursive] = named(columns, recursive_names_, at);
    }
    if (parts.back().size() != parts.front().size()) sql_.fail(at, "the parts of this UNION have different numbers of columns");
    if (!sql_.is(at, "UNION") && !sql_.is(at, "INTERSECT") && !sql_.is(at, "EXCEPT")) break;
    ++at;
    if (sql_.is(at, "ALL")) ++at;
  }
  ordered = sql_.is(at, "ORDER");
  if (ordered) order(at, scopes.front(), parts.front(), parts.size() > 1);
  if (sql_.is(at, "LIMIT")) {
    ++at;
    Scope none;
    value(at, none);
    if (sql_.is(at, "OFFSET")) value(++at, none);
  }
  auto columns = unified(parts);
  queries_ = outside;
  return columns;
}

std::vector<ResultColumn> Translation::values(std::size_t& at, Scope& scope) {
  std::vector<ResultColumn> first;
  do {
    ++at;
    expect(at, "(");
    std::size_t place = 0;
    for (;; ++at) {
      const Expression read = value(at, scope);
      if (place == first.size()) first.push_back({read, fmt::format("column{}", place + 1)});
      if (first[place].expression.type == SqlType::unknown) first[place].expression.type = read.type;
      ++place;
      if (!sql_.is(at, ",")) break;
    }
    expect(at, ")");
  } while (sql_.is(at, ","));
  return first;
}

std::vector<ResultColumn> Translation::core(std::size_t& at, Scope* outer, std::deque<Scope>& scopes) {
  Scope& scope = scopes.emplace_back();
  scope.outer = outer;
  if (sql_.is(at, "VALUES")) return values(at, scope);
  expect(at, "SELECT");
  if (sql_.is(at, "DISTINCT") || sql_.is(at, "ALL")) ++at;
  // What is selected can only be read when it is known from where.
  std::map<std::string, std::size_t> clauses;
  std::size_t end = at;
  for (; !ends_core(end); ++end) {
    if (sql_.is(end, "(")) {
      end = sql_.closing(end);
      continue;
    }
    for (const auto* word : {"FROM", "WHERE", "GROUP", "HAVING"}) {
      if (sql_.is(end, word) && !(sql_.is(end, "FROM") && sql_.is(end - 1, "DISTINCT"))) clauses.emplace(word, end);
    }
  }
  const auto end_of = [&](std::size_t from) {
    std::size_t next = end;
    for (const auto& [word, place] : clauses) {
      if (place > from) next = std::min(next, place);
    }
    return next;
  };
  const auto done = [&](std::size_t read, std::size_t wanted) {
    if (read != wanted) sql_.fail(read, "this has no translation here");
  };
  if (clauses.count("FROM") == 1) from(clauses["FROM"] + 1, end_of(clauses["FROM"]), scope);
  scope.collects = true;
  auto read = results(at, end_of(at - 1), scope);
  scope.collects = false;
  if (clauses.count("WHERE") == 1) {
    std::size_t place = clauses["WHERE"] + 1;
    truth(place, scope);
    done(place, end_of(clauses["WHERE"]));
  }
  std::vector<Expression> groups;
  if (clauses.count("GROUP") == 1) {
    std::size_t place = clauses["GROUP"] + 1;
    expect(place, "BY");
    for (;; ++place) {
      groups.push_back(value(place, scope));
      if (!sql_.is(place, ",")) break;
    }
    done(place, end_of(clauses["GROUP"]));
  }
  if (clauses.count("HAVING") == 1) {
    std::size_t place = clauses["HAVING"] + 1;
    scope.collects = true;
    truth(place, scope);
    scope.collects = false;
    done(place, end_of(clauses["HAVING"]));
  }
  if (scope.aggregates || !groups.empty()) group(scope, groups);
  at = end;
  return read;
}

void Translation::source(std::size_t& at, Scope& scope) {
  Source added;
  if (sql_.is(at, "(") && begins_query(at + 1)) {
    ++at;
    scope.made.push_back(select(at, scope.outer, added.ordered));
    expect(at, ")");
    added.columns = &scope.made.back();
    if (sql_.is(at, "AS")) ++at;
    if (is_name(at)) {
      added.name = sql_.name(at++);
    } else {
      added.name = fmt::format("unnamed_{}", ++unnamed_);   // PostgreSQL 15 wants every subquery named
      sql_.after(at - 1, " AS " + added.name);
    }
    scope.sources.push_back(std::move(added));
    return;
  }
  const std::string name = sql_.name(at);
  if (const auto query = queries_.find(name); query != queries_.end()) {
    added.columns = &query->second;
    scope.made.push_back(query->second);
    added.columns = &scope.made.back();
  } else if (const auto found = relations_.find(name); found != relations_.end()) {
    added.columns = &found->second.columns;
    added.key = found->second.key;
  } else {
    sql_.fail(at, "there is no such table or view");
  }
  ++at;
  added.name = name;
  if (sql_.is(at, "AS")) ++at;
  if (is_name(at)) added.name = sql_.name(at++);
  scope.sources.push_back(std::move(added));
}

void Translation::from(std::size_t at, std::size_t end, Scope& scope) {
  source(at, scope);
  while (at < end) {
    if (!sql_.is(at, ",")) {
      while (sql_.is(at, "LEFT") || sql_.is(at, "RIGHT") || sql_.is(at, "FULL") || sql_.is(at, "OUTER") || sql_.is(at, "INNER") || sql_.is(at, "CROSS")) ++at;
      if (!sql_.is(at, "JOIN")) sql_.fail(at, "expected JOIN");
    }
    ++at;
    source(at, scope);
    if (sql_.is(at, "ON")) {
      truth(++at, scope);
    } else if (sql_.is(at, "USING")) {
      at = sql_.closing(at + 1) + 1;
    }
  }
}

std::vector<ResultColumn> Translation::results(std::size_t at, std::size_t end, Scope& scope) {
  std::vector<ResultColumn> read;
  const auto add_all = [&](const Source& from, std::size_t place) {
    for (const auto& column : *from.columns) read.push_back({{place, place, column.type, true, column.without_case, false, column.table, column.column}, column.name});
  };
  while (at < end) {
    if (sql_.is(at, "*")) {
      for (const auto& from : scope.sources) add_all(from, at);
      ++at;
    } else if (sql_.is(at + 1, ".") && sql_.is(at + 2, "*")) {
      const std::string name = sql_.name(at);
      const auto found = std::find_if(scope.sources.begin(), scope.sources.end(), [&](const auto& from) { return same(from.name, name); });
      if (found == scope.sources.end()) sql_.fail(at, "there is no such table here");
      add_all(*found, at);
      at += 3;
    } else {
      ResultColumn result{value(at, scope), {}};
      if (sql_.is(at, "AS")) {
        result.name = sql_.name(at + 1);
        if (const auto name = quoted_name(result.name); name != result.name && sql_[at + 1].kind == TokenKind::word) sql_.replace(at + 1, name);
        at += 2;
      } else if (at < end && is_name(at)) {
        sql_.fail(at, "expected AS before the name of a column");
      } else {
        result.name = result.expression.first == result.expression.last || sql_.is(result.expression.last - 1, ".") ? std::string(sql_[result.expression.last].text) : "";
      }
      read.push_back(std::move(result));
    }
    if (at < end) expect(at, ",");
  }
  return read;
}

/// Columns that stand in what is given though the groups are made without them.
void Translation::group(Scope& scope, const std::vector<Expression>& groups) {
  const auto matches = [&](const Expression& by, std::size_t start) {
    for (std::size_t i = by.first; i <= by.last; ++i) {
      const Token& here = sql_[start + i - by.first];
      if (here.kind != sql_[i].kind || !(here.text == sql_[i].text || (here.kind == TokenKind::word && same(here.text, sql_[i].text)))) return false;
    }
    return true;
  };
  std::set<std::size_t> wrapped;
  for (const auto& mention : scope.mentions) {
    bool grouped = false;
    std::pair within(mention.first, mention.last);   // of an expression that is grouped by, where it is a part of one
    for (const auto& by : groups) {
      const std::size_t length = by.last - by.first;
      for (std::size_t start = mention.first - std::min(length, mention.first); start <= mention.first; ++start) {
        if (start + length < mention.last || !matches(by, start)) continue;
        // In a subquery PostgreSQL knows columns that are grouped by, but not expressions.
        if (!mention.nested || (start == mention.first && start + length == mention.last)) grouped = true;
        else within = {start, start + length};
      }
    }
    if (!grouped && wrapped.insert(within.first).second) constant_in_group(sql_, within.first, within.second);
  }
}

void Translation::order(std::size_t& at, Scope& scope, const std::vector<ResultColumn>& results, bool compound) {
  expect(at, "ORDER");
  expect(at, "BY");
  for (;; ++at) {
    Expression by{at, at, SqlType::unknown};
    const auto result = std::find_if(results.begin(), results.end(), [&](const auto& each) { return !each.name.empty() && sql_[at].kind == TokenKind::word && same(each.name, sql_[at].text); });
    const bool alone = sql_.is(at + 1, ",") || sql_.is(at + 1, "ASC") || sql_.is(at + 1, "DESC") || ends_core(at + 1);
    if (sql_[at].kind == TokenKind::number) {
      ++at;
    } else if (alone && result != results.end()) {
      by = result->expression;
      by.first = by.last = at++;
    } else if (compound) {
      sql_.fail(at, "expected a column of this UNION, by name or by place");
    } else {
      scope.collects = true;
      by = value(at, scope);
      scope.collects = false;
    }
    if (by.without_case) case_ignored(sql_, by);
    bool descending = false;
    if (sql_.is(at, "ASC") || sql_.is(at, "DESC")) descending = sql_.is(at++, "DESC");
    if (sql_.is(at, "NULLS")) {
      at += 2;
    } else {
      nulls_first(sql_, at - 1, descending);
    }
    if (!sql_.is(at, ",")) return;
  }
}

std::vector<Column> Translation::unified(std::vector<std::vector<ResultColumn>>& parts) {
  std::vector<Column> columns;
  for (std::size_t i = 0; i < parts.front().size(); ++i) {
    const ResultColumn& first = parts.front()[i];
    std::vector<Expression> all;
    for (const auto& part : parts) all.push_back(part[i].expression);
    const SqlType type = together(all);
    if (parts.size() > 1) {
      for (const auto& one : all) {
        if (one.is_null) null_of_type(sql_, one, type);
      }
    }
    columns.push_back({first.name, type, first.expression.without_case, parts.size() == 1 ? first.expression.table : "", parts.size() == 1 ? first.expression.column : ""});
  }
  return columns;
}

SqlType Translation::together(std::vector<Expression>& all) {
  SqlType type = SqlType::unknown;
  bool text = false;
  for (auto& one : all) {
    truth_as_number(sql_, one);
    text = text || one.type == SqlType::text;
    if (one.type == SqlType::real || type == SqlType::unknown) type = one.type == SqlType::unknown ? type : one.type;
  }
  if (!text) return type;
  for (auto& one : all) number_as_text(sql_, one);
  return SqlType::text;
}

Expression Translation::expression(std::size_t& at, Scope& scope) {
  Expression left = conjunction(at, scope);
  while (sql_.is(at, "OR")) {
    number_as_truth(sql_, left);
    Expression right = conjunction(++at, scope);
    number_as_truth(sql_, right);
    left = boolean(left, right);
  }
  return left;
}

Expression Translation::conjunction(std::size_t& at, Scope& scope) {
  Expression left = negation(at, scope);
  while (sql_.is(at, "AND")) {
    number_as_truth(sql_, left);
    Expression right = negation(++at, scope);
    number_as_truth(sql_, right);
    left = boolean(left, right);
  }
  return left;
}

Expression Translation::negation(std::size_t& at, Scope& scope) {
  if (!sql_.is(at, "NOT")) return equality(at, scope);
  const std::size_t first = at;
  Expression operand = negation(++at, scope);
  number_as_truth(sql_, operand);
  return {first, operand.last, SqlType::boolean, false};
}

void Translation::compare(Expression& left, Expression& right) {
  truth_as_number(sql_, right);
  if (left.without_case || right.without_case) {
    case_ignored(sql_, left);
    case_ignored(sql_, right);
  }
}

Expression Translation::equality(std::size_t& at, Scope& scope) {
  Expression left = relation(at, scope);
  for (;;) {
    const std::size_t word = at;
    const bool negated = sql_.is(at, "NOT");
    const std::size_t key = negated ? at + 1 : at;
    for (const auto* other : {"GLOB", "MATCH", "REGEXP", "ISNULL", "NOTNULL", "COLLATE"}) {
      if (sql_.is(key, other)) sql_.fail(key, "this operator has no translation");
    }
    const bool equals = sql_.is(at, "=") || sql_.is(at, "==") || sql_.is(at, "<>") || sql_.is(at, "!=");
    const bool is = sql_.is(at, "IS");
    if (!equals && !is && !sql_.is(key, "IN") && !sql_.is(key, "LIKE") && !sql_.is(key, "BETWEEN")) return left;
    truth_as_number(sql_, left);
    if (equals) {
      if (sql_.is(at, "==")) sql_.replace(at, "=");
      Expression right = relation(++at, scope);
      compare(left, right);
      left = boolean(left, right);
    } else if (is) {
      const bool is_not = sql_.is(at + 1, "NOT");
      at += is_not ? 2 : 1;
      if (sql_.is(at, "NULL")) {
        left = {left.first, at++, SqlType::boolean, false};
      } else {
        is_not_distinct(sql_, word, is_not);
        Expression right = relation(at, scope);
        compare(left, right);
        left = boolean(left, right);
      }
    } else if (sql_.is(key, "IN")) {
      at = key + 1;
      if (left.without_case) sql_.fail(at, "IN over a column without case has no translation");
      const std::size_t close = sql_.closing(at);
      ++at;
      if (begins_query(at)) {
        bool ordered = false;
        select(at, &scope, ordered);
      } else {
        for (;; ++at) {
          value(at, scope);
          if (!sql_.is(at, ",")) break;
        }
      }
      if (at != close) sql_.fail(at, "expected )");
      left = {left.first, at++, SqlType::boolean, false};
    } else if (sql_.is(key, "LIKE")) {
      at = key + 1;
      number_as_text(sql_, left);
      Expression pattern = relation(at, scope);
      number_as_text(sql_, pattern);
      const bool escape = sql_.is(at, "ESCAPE");
      like_without_case(sql_, key, pattern, escape);
      if (escape) pattern = relation(++at, scope);
      left = boolean(left, pattern);
    } else {
      at = key + 1;
      Expression low = relation(at, scope);
      truth_as_number(sql_, low);
      expect(at, "AND");
      Expression high = relation(at, scope);
      truth_as_number(sql_, high);
      left = boolean(left, high);
    }
  }
}

Expression Translation::relation(std::size_t& at, Scope& scope) {
  Expression left = sum(at, scope);
  while (sql_.is(at, "<") || sql_.is(at, "<=") || sql_.is(at, ">") || sql_.is(at, ">=")) {
    truth_as_number(sql_, left);
    Expression right = sum(++at, scope);
    compare(left, right);
    left = boolean(left, right);
  }
  return left;
}

Expression Translation::sum(std::size_t& at, Scope& scope) {
  Expression left = product(at, scope);
  while (sql_.is(at, "+") || sql_.is(at, "-")) {
    truth_as_number(sql_, left);
    if (left.type == SqlType::text) sql_.fail(at, "text is added up");
    Expression right = product(++at, scope);
    truth_as_number(sql_, right);
    const SqlType type = left.type == SqlType::real || right.type == SqlType::real ? SqlType::real : SqlType::integer;
    left = {left.first, right.last, type, false};
  }
  return left;
}

Expression Translation::product(std::size_t& at, Scope& scope) {
  Expression left = joined(at, scope);
  while (sql_.is(at, "*") || sql_.is(at, "/") || sql_.is(at, "%")) {
    truth_as_number(sql_, left);
    const bool divides = !sql_.is(at, "*");
    Expression right = joined(++at, scope);
    truth_as_number(sql_, right);
    if (divides) divisor_not_zero(sql_, right);
    const SqlType type = left.type == SqlType::real || right.type == SqlType::real ? SqlType::real : SqlType::integer;
    left = {left.first, right.last, type, false};
  }
  return left;
}

Expression Translation::joined(std::size_t& at, Scope& scope) {
  Expression left = sign(at, scope);
  while (sql_.is(at, "||")) {
    number_as_text(sql_, left);
    Expression right = sign(++at, scope);
    number_as_text(sql_, right);
    left = {left.first, right.last, SqlType::text, false};
  }
  return left;
}

Expression Translation::sign(std::size_t& at, Scope& scope) {
  if (!sql_.is(at, "-") && !sql_.is(at, "+")) return primary(at, scope);
  const std::size_t first = at;
  Expression operand = sign(++at, scope);
  truth_as_number(sql_, operand);
  return {first, operand.last, operand.type, false};
}

Expression Translation::primary(std::size_t& at, Scope& scope) {
  const std::size_t first = at;
  const Token& token = sql_[at];
  if (token.kind == TokenKind::number) {
    ++at;
    if (token.text.find_first_of(".eE") == std::string_view::npos) return {first, first, SqlType::integer};
    literal_as_real(sql_, first);
    return {first, first, SqlType::real};
  }
  if (token.kind == TokenKind::text) return {first, at++, SqlType::text};
  if (sql_.is(at, "(")) {
    ++at;
    Expression inner;
    if (begins_query(at)) {
      bool ordered = false;
      const auto columns = select(at, &scope, ordered);
      if (columns.size() != 1) sql_.fail(first, "expected one column");
      inner.type = columns[0].type;
    } else {
      inner = expression(at, scope);
    }
    expect(at, ")");
    inner.first = first;
    inner.last = at - 1;
    inner.tight = true;
    inner.is_null = false;
    return inner;
  }
  if (sql_.is(at, "NULL")) {
    ++at;
    return {first, first, SqlType::unknown, true, false, true};
  }
  if (sql_.is(at, "CASE")) return case_of(at, scope);
  if (sql_.is(at, "CAST")) return cast(at, scope);
  if (sql_.is(at, "EXISTS")) {
    ++at;
    expect(at, "(");
    bool ordered = false;
    select(at, &scope, ordered);
    expect(at, ")");
    return {first, at - 1, SqlType::boolean};
  }
  if (token.kind == TokenKind::word && sql_.is(at + 1, "(")) return function(at, scope);
  if (token.kind == TokenKind::word || token.kind == TokenKind::quoted) return column(at, scope);
  sql_.fail(at, "expected an expression");
}

Expression Translation::case_of(std::size_t& at, Scope& scope) {
  const std::size_t first = at++;
  const bool based = !sql_.is(at, "WHEN");
  std::vector<Expression> compared;
  if (based) compared.push_back(value(at, scope));
  std::vector<Expression> results;
  while (sql_.is(at, "WHEN")) {
    ++at;
    if (based) {
      compared.push_back(value(at, scope));
    } else {
      truth(at, scope);
    }
    expect(at, "THEN");
    results.push_back(expression(at, scope));
  }
  if (sql_.is(at, "ELSE")) results.push_back(expression(++at, scope));
  expect(at, "END");
  if (based) together(compared);
  return {first, at - 1, together(results)};
}

Expression Translation::cast(std::size_t& at, Scope& scope) {
  const std::size_t first = at++;
  expect(at, "(");
  Expression operand = value(at, scope);
  expect(at, "AS");
  const SqlType type = type_named(sql_[at].text);
  if (type == SqlType::unknown) sql_.fail(at, "expected REAL, INTEGER or TEXT");
  if (operand.type == SqlType::text && type != SqlType::text) sql_.fail(at, "SQLite reads a number out of the beginning of a text; this has no translation");
  if (type == SqlType::text) number_as_text(sql_, operand);
  sql_.replace(at++, postgres_type(type));
  expect(at, ")");
  return {first, at - 1, type};
}

Expression Translation::aggregate(std::size_t& at, Scope& scope) {
  const std::size_t name = at;
  const std::size_t open = at + 1;
  const std::size_t close = sql_.closing(open);
  scope.aggregates = true;
  ++scope.within_aggregate;
  at = open + 1;
  const bool distinct = sql_.is(at, "DISTINCT");
  if (distinct) ++at;
  std::vector<Expression> arguments;
  if (sql_.is(at, "*")) {
    ++at;
  } else {
    for (; at < close; ++at) {
      arguments.push_back(value(at, scope));
      if (!sql_.is(at, ",")) break;
    }
  }
  if (at != close) sql_.fail(at, "expected )");
  ++at;
  if (sql_.is(at, "FILTER")) {
    at += 3;
    truth(at, scope);
    expect(at, ")");
  }
  --scope.within_aggregate;
  Expression call{name, at - 1, SqlType::integer};
  if (sql_.is(at, "OVER")) sql_.fail(at, "window functions have no translation");
  if (sql_.is(name, "count")) return call;
  if (sql_.is(name, "group_concat")) {
    if (distinct) sql_.fail(name, "group_concat(DISTINCT ...) has no translation");
    for (auto& argument : arguments) number_as_text(sql_, argument);
    group_concat_in_order(sql_, name, close, arguments.size(), concat_order(scope, name));
    call.type = SqlType::text;
    return call;
  }
  if (arguments.size() != 1) sql_.fail(name, "expected one argument");
  call.type = arguments[0].type;
  if (sql_.is(name, "sum") && call.type == SqlType::integer) aggregate_of_type(sql_, call, SqlType::integer);
  if (sql_.is(name, "avg")) aggregate_of_type(sql_, call, call.type = SqlType::real);
  if (sql_.is(name, "total")) {
    total_of_none(sql_, name, call);
    call.type = SqlType::real;
  }
  return call;
}

std::string Translation::concat_order(const Scope& scope, std::size_t at) const {
  if (scope.sources.empty()) sql_.fail(at, "expected FROM");
  const Source& first = scope.sources.front();
  if (scope.sources.size() == 1 && first.ordered) return {};
  if (first.key.empty()) sql_.fail(at, "the order of what it joins is not said; let it read a subquery with ORDER BY");
  std::string order;
  for (const auto& column : first.key) order += fmt::format("{}{}.{}", order.empty() ? "ORDER BY " : ", ", quoted_name(first.name), quoted_name(column));
  return order;
}

Expression Translation::quoted(const Expression& argument, std::size_t name, Expression call) {
  switch (argument.type) {
    case SqlType::integer: sql_.replace(name, "quoted_integer"); break;
    case SqlType::real: sql_.replace(name, "quoted_real"); break;
    case SqlType::text: sql_.replace(name, "quoted_text"); break;
    case SqlType::unknown:
    case SqlType::boolean: sql_.fail(name, "the type of what it quotes is not known");
  }
  call.type = SqlType::text;
  return call;
}

Expression Translation::function(std::size_t& at, Scope& scope) {
  for (const auto* aggregates : {"count", "sum", "total", "avg", "min", "max", "group_concat"}) {
    if (sql_.is(at, aggregates)) return aggregate(at, scope);
  }
  const std::size_t name = at;
  const std::size_t open = at + 1;
  const bool chooses = sql_.is(name, "iif");
  std::vector<Expression> arguments;
  std::vector<std::size_t> commas;
  for (at = open + 1; !sql_.is(at, ")");) {
    arguments.push_back(chooses && arguments.empty() ? truth(at, scope) : value(at, scope));
    if (sql_.is(at, ",")) commas.push_back(at++);
  }
  const std::size_t close = at++;
  Expression call{name, close, SqlType::unknown};
  if (chooses && arguments.size() == 3) {
    arguments.erase(arguments.begin());
    call.type = together(arguments);
    iif_as_case(sql_, name, open, close, commas);
  } else if (sql_.is(name, "coalesce") || sql_.is(name, "ifnull")) {
    sql_.replace(name, "coalesce");
    call.type = together(arguments);
  } else if (sql_.is(name, "nullif") && arguments.size() == 2) {
    call.type = arguments[0].type;
  } else if (sql_.is(name, "quote") && arguments.size() == 1) {
    return quoted(arguments[0], name, call);
  } else if (const FunctionName* known = function_named(sql_[name].text)) {
    if (known->postgres != sql_[name].text) sql_.replace(name, known->postgres);
    if (known->result == SqlType::text || known->sqlite == "instr" || known->sqlite == "length") number_as_text(sql_, arguments.at(0));
    call.type = known->result == SqlType::unknown ? arguments.at(0).type : known->result;
  } else {
    sql_.fail(name, "this function has no translation");
  }
  return call;
}

Expression Translation::column(std::size_t& at, Scope& scope) {
  const std::size_t first = at;
  std::string from;
  std::string name = sql_.name(at++);
  if (sql_.is(at, ".")) {
    from = name;
    name = sql_.name(at + 1);
    at += 2;
  }
  for (Scope* within = &scope; within != nullptr; within = within->outer) {
    for (const auto& source : within->sources) {
      if (!from.empty() && !same(source.name, from)) continue;
      const auto found = std::find_if(source.columns->begin(), source.columns->end(), [&](const Column& column) { return same(column.name, name); });
      if (found == source.columns->end()) continue;
      if (within->collects && within->within_aggregate == 0) within->mentions.push_back({first, at - 1, &source, name, within != &scope});
      return {first, at - 1, found->type, true, found->without_case, false, found->table, found->column};
    }
  }
  sql_.fail(first, "there is no such column here");
}

}  // namespace

std::vector<Column> translate_select(SqlText& sql, std::size_t at, const Relations& relations, std::size_t* end) {
  Translation translation(sql, relations);
  bool ordered = false;
  auto columns = translation.select(at, nullptr, ordered);
  if (end != nullptr) *end = at;
  else if (at < sql.size() && !sql.is(at, ";")) sql.fail(at, "expected the end");
  return columns;
}

std::size_t translate_expression(SqlText& sql, std::size_t at, const Relations& relations, const Relation& table, const std::vector<std::string>& names, bool truth) {
  Scope scope;
  scope.sources.push_back({"", &table.columns, {}, false});
  for (const auto& name : names) scope.sources.push_back({name, &table.columns, {}, false});
  Translation translation(sql, relations);
  if (truth) translation.truth(at, scope);
  else translation.value(at, scope);
  return at;
}

std::vector<std::string> relations_read(const SqlText& sql) {
  std::vector<std::string> names;
  for (std::size_t at = 0; at + 1 < sql.size(); ++at) {
    const bool lead = sql.is(at, "FROM") || sql.is(at, "JOIN") || sql.is(at, ",");
    if (!lead || sql[at + 1].kind != TokenKind::word || sql.is(at + 2, ".") || sql.is(at + 2, "(")) continue;
    names.emplace_back(sql[at + 1].text);
  }
  return names;
}

}  // namespace casebook::postgres
