#include "store/statement.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/core.h>
#include <sqlite3.h>

#include "store/sqlite_error.h"

namespace casebook::store {

Statement::Statement(SQLite::Database& database, std::string_view sql) {
  try {
    statement_ = std::make_unique<SQLite::Statement>(database, std::string(sql));
  } catch (const SQLite::Exception& exception) {
    throw sqlite_error(exception, {});
  }
  const int count = statement_->getColumnCount();
  names_.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) names_.emplace_back(statement_->getColumnName(i));
}

Statement::Statement(Statement&&) noexcept = default;
Statement& Statement::operator=(Statement&&) noexcept = default;
Statement::~Statement() = default;

int Statement::parameter_index(const char* parameter) const {
  const int index = sqlite3_bind_parameter_index(statement_->getPreparedStatement(), parameter);
  if (index == 0) throw core::StoreError(fmt::format("the statement has no parameter {}", parameter));
  return index;
}

bool Statement::has_parameter(const char* parameter) const {
  return sqlite3_bind_parameter_index(statement_->getPreparedStatement(), parameter) != 0;
}

Statement& Statement::bind(const char* parameter, std::int64_t value) {
  statement_->bind(parameter_index(parameter), value);
  return *this;
}

Statement& Statement::bind(const char* parameter, double value) {
  statement_->bind(parameter_index(parameter), value);
  return *this;
}

Statement& Statement::bind(const char* parameter, std::string_view value) {
  // By the C interface: SQLiteCpp would copy the text twice and cut it at an embedded NUL.
  sqlite3_bind_text64(statement_->getPreparedStatement(), parameter_index(parameter), value.data(), value.size(),
                      SQLITE_TRANSIENT, SQLITE_UTF8);
  return *this;
}

Statement& Statement::bind_null(const char* parameter) {
  statement_->bind(parameter_index(parameter));
  return *this;
}

bool Statement::step() {
  try {
    return statement_->executeStep();
  } catch (const SQLite::Exception& exception) {
    throw sqlite_error(exception, {});
  }
}

void Statement::run() {
  while (step()) {
  }
  reset();
}

void Statement::reset() {
  sqlite3_reset(statement_->getPreparedStatement());
  statement_->tryReset();
  statement_->clearBindings();
}

int Statement::columns() const { return static_cast<int>(names_.size()); }

std::string Statement::column_name(int column) const { return names_.at(static_cast<std::size_t>(column)); }

int Statement::column(std::string_view name) const {
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (names_[i] == name) return static_cast<int>(i);
  }
  throw core::StoreError(fmt::format("the query has no column '{}'", name));
}

namespace {
[[noreturn]] void wrong_type(const std::string& column, const char* wanted, int found) {
  static constexpr const char* kNames[] = {"nothing", "an integer", "a real number", "text", "a blob", "NULL"};
  throw core::StoreError(fmt::format("column '{}' holds {}, expected {}", column, kNames[found], wanted));
}
}  // namespace

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_->getPreparedStatement(), column) == SQLITE_NULL;
}

std::optional<std::int64_t> Statement::integer(int column) const {
  auto* raw = statement_->getPreparedStatement();
  const int type = sqlite3_column_type(raw, column);
  if (type == SQLITE_NULL) return std::nullopt;
  if (type != SQLITE_INTEGER) wrong_type(column_name(column), "an integer", type);
  return sqlite3_column_int64(raw, column);
}

std::optional<double> Statement::real(int column) const {
  auto* raw = statement_->getPreparedStatement();
  const int type = sqlite3_column_type(raw, column);
  if (type == SQLITE_NULL) return std::nullopt;
  if (type != SQLITE_INTEGER && type != SQLITE_FLOAT) wrong_type(column_name(column), "a number", type);
  return sqlite3_column_double(raw, column);
}

std::optional<std::string> Statement::text(int column) const {
  auto* raw = statement_->getPreparedStatement();
  const int type = sqlite3_column_type(raw, column);
  if (type == SQLITE_NULL) return std::nullopt;
  if (type != SQLITE_TEXT) wrong_type(column_name(column), "text", type);
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(raw, column));
  return std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(raw, column)));
}

SqlValue Statement::value(int column) const {
  auto* raw = statement_->getPreparedStatement();
  switch (sqlite3_column_type(raw, column)) {
    case SQLITE_NULL:
      return std::monostate{};
    case SQLITE_INTEGER:
      return static_cast<std::int64_t>(sqlite3_column_int64(raw, column));
    case SQLITE_FLOAT:
      return sqlite3_column_double(raw, column);
    default: {
      const auto* bytes = static_cast<const char*>(sqlite3_column_blob(raw, column));
      const auto size = static_cast<std::size_t>(sqlite3_column_bytes(raw, column));
      return bytes == nullptr ? std::string() : std::string(bytes, size);
    }
  }
}

}  // namespace casebook::store
