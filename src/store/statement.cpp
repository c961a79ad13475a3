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
  const int index = statement_->getIndex(parameter);
  if (index == 0) throw core::StoreError(fmt::format("the statement has no parameter {}", parameter));
  return index;
}

bool Statement::has_parameter(const char* parameter) const {
  return statement_->getIndex(parameter) != 0;
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
  statement_->bind(parameter_index(parameter), std::string(value));
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
  statement_->tryReset();   // a failed step has been reported already; reset() would throw its error again
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

bool Statement::is_null(int column) const { return statement_->isColumnNull(column); }

std::optional<std::int64_t> Statement::integer(int column) const {
  const SQLite::Column cell = statement_->getColumn(column);
  const int type = cell.getType();
  if (type == SQLITE_NULL) return std::nullopt;
  if (type != SQLITE_INTEGER) wrong_type(column_name(column), "an integer", type);
  return cell.getInt64();
}

std::optional<double> Statement::real(int column) const {
  const SQLite::Column cell = statement_->getColumn(column);
  const int type = cell.getType();
  if (type == SQLITE_NULL) return std::nullopt;
  if (type != SQLITE_INTEGER && type != SQLITE_FLOAT) wrong_type(column_name(column), "a number", type);
  return cell.getDouble();
}

std::optional<std::string> Statement::text(int column) const {
  const SQLite::Column cell = statement_->getColumn(column);
  const int type = cell.getType();
  if (type == SQLITE_NULL) return std::nullopt;
  if (type != SQLITE_TEXT) wrong_type(column_name(column), "text", type);
  const char* bytes = cell.getText();
  return std::string(bytes, static_cast<std::size_t>(cell.getBytes()));
}

SqlValue Statement::value(int column) const {
  const SQLite::Column cell = statement_->getColumn(column);
  switch (cell.getType()) {
    case SQLITE_NULL:
      return std::monostate{};
    case SQLITE_INTEGER:
      return static_cast<std::int64_t>(cell.getInt64());
    case SQLITE_FLOAT:
      return cell.getDouble();
    default: {
      const auto* bytes = static_cast<const char*>(cell.getBlob());
      return bytes == nullptr ? std::string() : std::string(bytes, static_cast<std::size_t>(cell.getBytes()));
    }
  }
}

}  // namespace casebook::store
