#include "store/sql_script.h"

#include <fmt/core.h>
#include <sqlite3.h>

#include <algorithm>
#include <memory>

#include "store/sqlite_error.h"

namespace casebook::store {
namespace {

[[noreturn]] void fail(Database& database, std::string_view path, std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  const auto before = text.substr(0, offset);
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const auto line_start = before.rfind('\n');
  const auto column = offset - (line_start == std::string_view::npos ? 0 : line_start + 1) + 1;
  const auto error = sqlite_error(sqlite3_extended_errcode(database.handle()), sqlite3_errmsg(database.handle()),
                                  database.file());
  throw core::StoreError(fmt::format("{}:{}:{}: {}", path, line, column, error.what()), error.sqlite_code());
}

/// A statement from its first word on.
std::string_view without_comments_before(std::string_view sql) {
  for (;;) {
    sql.remove_prefix(std::min(sql.find_first_not_of(" \t\r\n"), sql.size()));
    if (!sql.starts_with("--")) return sql;
    sql.remove_prefix(std::min(sql.find('\n'), sql.size()));
  }
}

struct Finalizer {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Prepared = std::unique_ptr<sqlite3_stmt, Finalizer>;

/// The statement that begins at `start` (empty after the last one); moves `start` behind it and sets `place` to its first word.
Prepared next_statement(Database& database, std::string_view path, std::string_view text, std::size_t& start, std::size_t& place) {
  while (start < text.size()) {
    const auto rest = text.substr(start);
    const auto spaces = rest.find_first_not_of(" \t\r\n");
    place = start + (spaces == std::string_view::npos ? 0 : spaces);
    sqlite3_stmt* raw = nullptr;
    const char* tail = nullptr;
    if (sqlite3_prepare_v2(database.handle(), rest.data(), static_cast<int>(rest.size()), &raw, &tail) != SQLITE_OK) {
      const int offset = sqlite3_error_offset(database.handle());   // -1 where SQLite does not know: then the statement's first word
      fail(database, path, text, offset < 0 ? place : start + static_cast<std::size_t>(offset));
    }
    start += static_cast<std::size_t>(tail - rest.data());
    if (raw != nullptr) return Prepared(raw);
  }
  return nullptr;
}

void run_statement(Database& database, std::string_view path, std::string_view text, sqlite3_stmt* statement, std::size_t place,
                   std::span<const ScriptValue> values) {
  for (const auto& [name, value] : values) {
    const int parameter = sqlite3_bind_parameter_index(statement, name);
    if (parameter != 0) sqlite3_bind_int64(statement, parameter, value);
  }
  int result = SQLITE_ROW;
  while (result == SQLITE_ROW) result = sqlite3_step(statement);
  if (result != SQLITE_DONE) fail(database, path, text, place);
  sqlite3_reset(statement);
}

}  // namespace

void run_script(Database& database, const EmbeddedFile& file, std::span<const ScriptValue> values) {
  std::size_t start = 0;
  std::size_t place = 0;
  while (const Prepared statement = next_statement(database, file.path, file.text, start, place)) {
    run_statement(database, file.path, file.text, statement.get(), place, values);
  }
}

void run_script(Database& database, std::string_view path, std::string_view text, std::int64_t article_id) {
  const ScriptValue values[] = {{":article_id", article_id}, {":first_article_id", article_id}, {":last_article_id", article_id}};
  run_script(database, {path, text}, values);
}

struct PreparedScript::Step {
  Prepared statement;
  std::size_t place;
};

PreparedScript::PreparedScript(Database& database, const EmbeddedFile& file) : database_(&database), file_(file) {
  std::size_t start = 0;
  std::size_t place = 0;
  while (Prepared statement = next_statement(database, file.path, file.text, start, place)) {
    steps_.push_back({std::move(statement), place});
  }
}

PreparedScript::PreparedScript(PreparedScript&&) noexcept = default;
PreparedScript::~PreparedScript() = default;

void PreparedScript::run(std::int64_t article_id) {
  const ScriptValue values[] = {{":article_id", article_id}, {":first_article_id", article_id}, {":last_article_id", article_id}};
  for (const auto& step : steps_) run_statement(*database_, file_.path, file_.text, step.statement.get(), step.place, values);
}

std::size_t PreparedScript::steps() const { return steps_.size(); }

std::string_view PreparedScript::step_text(std::size_t step) const { return without_comments_before(sqlite3_sql(steps_.at(step).statement.get())); }

void PreparedScript::run_step(std::size_t step, std::int64_t first, std::int64_t last) {
  const ScriptValue values[] = {{":first_article_id", first}, {":last_article_id", last}};
  run_statement(*database_, file_.path, file_.text, steps_.at(step).statement.get(), steps_[step].place, values);
}

}  // namespace casebook::store
