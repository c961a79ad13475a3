#include "store/database.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/core.h>
#include <sqlite3.h>

#include <atomic>
#include <system_error>

#include "store/sqlite_error.h"

namespace casebook::store {
namespace {

std::atomic<int> busy_milliseconds = 5000;

std::unique_ptr<SQLite::Database> open(const std::string& file, int flags) {
  try {
    // One thread at a time uses a connection: SQLite's own lock around every call would only cost time.
    auto database = std::make_unique<SQLite::Database>(file, flags | SQLite::OPEN_NOMUTEX, busy_milliseconds);
    sqlite3_extended_result_codes(database->getHandle(), 1);
    sqlite3_db_config(database->getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(database->getHandle(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    database->exec("PRAGMA foreign_keys = ON");
    return database;
  } catch (const SQLite::Exception& exception) {
    throw sqlite_error(exception, file);
  }
}

}  // namespace

void set_busy_timeout(int milliseconds) { busy_milliseconds = milliseconds; }

Database::Database(std::unique_ptr<SQLite::Database> database, std::string file)
    : database_(std::move(database)), file_(std::move(file)) {}

Database::Database(const std::filesystem::path& file, Access access)
    : Database(open(file.string(), access == Access::read_only ? SQLite::OPEN_READONLY : SQLite::OPEN_READWRITE),
               file.string()) {}

Database Database::create(const std::filesystem::path& file) {
  std::error_code ignored;
  if (std::filesystem::exists(file, ignored)) {
    throw core::StoreError(fmt::format("{} exists already", file.string()));
  }
  return {open(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE), file.string()};
}

Database Database::in_memory() { return {open(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE), ":memory:"}; }

Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Statement Database::prepare(std::string_view sql) { return {*database_, sql}; }

Statement& Database::cached(std::string_view sql) {
  const auto found = cached_.find(std::string(sql));
  if (found != cached_.end()) {
    found->second.reset();
    return found->second;
  }
  return cached_.emplace(std::string(sql), prepare(sql)).first->second;
}

void Database::execute(std::string_view sql) {
  try {
    database_->exec(std::string(sql));
  } catch (const SQLite::Exception& exception) {
    throw sqlite_error(exception, file_);
  }
}

std::int64_t Database::integer(std::string_view sql) {
  Statement statement = prepare(sql);
  if (!statement.step() || statement.is_null(0)) throw core::StoreError(fmt::format("no row from: {}", sql));
  return *statement.integer(0);
}

std::int64_t Database::last_insert_id() const { return sqlite3_last_insert_rowid(database_->getHandle()); }

std::int64_t Database::changes() const { return sqlite3_changes64(database_->getHandle()); }

sqlite3* Database::handle() const { return database_->getHandle(); }

Transaction::Transaction(Database& database) : database_(database) { database_.execute("BEGIN IMMEDIATE"); }

Transaction::~Transaction() {
  if (!open_) return;
  // SQLite may have rolled back by itself (disk full): then ROLLBACK fails and nothing is lost.
  sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
  database_.execute("COMMIT");
  open_ = false;
}

}  // namespace casebook::store
