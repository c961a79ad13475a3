#pragma once
// A connection to a catalogue file. This folder is the only user of SQLiteCpp.

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "store/statement.h"

struct sqlite3;

namespace casebook::store {

enum class Access { read_only, read_write };

/// How long connections opened from now on wait for another program's lock; 5000 unless a test is in a hurry.
void set_busy_timeout(int milliseconds);

/// 'case' in ASCII: PRAGMA application_id of every catalogue.
inline constexpr int kApplicationId = 0x63617365;

class Database {
 public:
  /// Opens a file as it is, without looking whether it is a catalogue (see open_catalogue). Foreign keys on, busy timeout 5 s.
  /// \throws core::StoreError
  Database(const std::filesystem::path& file, Access access);
  /// A new empty file; \throws core::StoreError when it exists.
  static Database create(const std::filesystem::path& file);
  /// A database in memory, for tests and for checks.
  static Database in_memory();

  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  Statement prepare(std::string_view sql);
  /// A statement that is prepared once and kept with the connection: for what runs once a row. Ready for new values; run() leaves it so.
  Statement& cached(std::string_view sql);
  /// Runs one or several statements that return no rows.
  void execute(std::string_view sql);
  /// The first column of the first row; \throws core::StoreError when there is none or it is NULL.
  std::int64_t integer(std::string_view sql);
  std::int64_t last_insert_id() const;
  /// Rows changed by the last statement.
  std::int64_t changes() const;

  const std::string& file() const { return file_; }
  sqlite3* handle() const;

 private:
  Database(std::unique_ptr<SQLite::Database> database, std::string file);
  std::unique_ptr<SQLite::Database> database_;
  std::unordered_map<std::string, Statement> cached_;   // after database_: statements go before their connection
  std::string file_;
};

/// BEGIN IMMEDIATE; rolls back unless committed.
class Transaction {
 public:
  explicit Transaction(Database& database);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace casebook::store
