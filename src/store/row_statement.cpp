#include "store/row_statement.h"

#include <fmt/core.h>
#include <sqlite3.h>

#include "store/sqlite_error.h"

namespace casebook::store {

void RowStatement::Finalizer::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

RowStatement::RowStatement(Database& database, std::string_view sql) : database_(&database) {
  sqlite3_stmt* raw = nullptr;
  const int result = sqlite3_prepare_v3(database.handle(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
  statement_.reset(raw);
  if (result != SQLITE_OK) fail();
  parameters_ = sqlite3_bind_parameter_count(raw);
  is_null_.assign(static_cast<std::size_t>(parameters_), 1);
}

void RowStatement::fail() {
  const auto error = sqlite_error(sqlite3_extended_errcode(database_->handle()), sqlite3_errmsg(database_->handle()), database_->file());
  done();
  throw error;
}

int RowStatement::next_parameter() {
  if (given_ == parameters_) throw core::StoreError(fmt::format("a row has more than {} values: {}", parameters_, sqlite3_sql(statement_.get())));
  is_null_[static_cast<std::size_t>(given_)] = 0;
  return ++given_;
}

RowStatement& RowStatement::integer(std::int64_t value) {
  if (sqlite3_bind_int64(statement_.get(), next_parameter(), value) != SQLITE_OK) fail();
  return *this;
}

RowStatement& RowStatement::text(std::string_view value) {
  const char* const bytes = value.data() == nullptr ? "" : value.data();
  if (sqlite3_bind_text64(statement_.get(), next_parameter(), bytes, value.size(), SQLITE_STATIC, SQLITE_UTF8) != SQLITE_OK) fail();
  return *this;
}

RowStatement& RowStatement::text_or_null(std::string_view value) {
  return value.empty() ? null() : text(value);
}

RowStatement& RowStatement::real(double value) {
  if (sqlite3_bind_double(statement_.get(), next_parameter(), value) != SQLITE_OK) fail();
  return *this;
}

RowStatement& RowStatement::null() {
  // Most of a claim's columns are NULL row after row: SQLite keeps what is bound.
  if (given_ < parameters_ && is_null_[static_cast<std::size_t>(given_)] != 0) {
    ++given_;
    return *this;
  }
  if (sqlite3_bind_null(statement_.get(), next_parameter()) != SQLITE_OK) fail();
  is_null_[static_cast<std::size_t>(given_ - 1)] = 1;
  return *this;
}

bool RowStatement::step() {
  if (given_ != parameters_) {
    const int given = given_;
    done();
    throw core::StoreError(fmt::format("a row has {} of {} values: {}", given, parameters_, sqlite3_sql(statement_.get())));
  }
  const int result = sqlite3_step(statement_.get());
  if (result == SQLITE_ROW) return true;
  if (result != SQLITE_DONE) fail();
  return false;
}

void RowStatement::run() {
  while (step()) {
  }
  done();
}

bool RowStatement::is_null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }

std::int64_t RowStatement::integer_at(int column) const { return sqlite3_column_int64(statement_.get(), column); }

std::string_view RowStatement::text_at(int column) const {
  const auto* const bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  return bytes == nullptr ? std::string_view{} : std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column)));
}

void RowStatement::done() {
  sqlite3_reset(statement_.get());   // a failed step has been reported already
  given_ = 0;
}

std::int64_t RowStatement::first() {
  const std::int64_t value = step() ? integer_at(0) : 0;
  done();
  return value;
}

}  // namespace casebook::store
