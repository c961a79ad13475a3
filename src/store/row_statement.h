#pragma once
// A statement that runs once a row of a large load.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"

struct sqlite3_stmt;

namespace casebook::store {

/// Prepared once; the values of a row are given in the order in which the statement names its parameters, and text is not copied: it must stay until run() or
/// done(). Must go before its database.
class RowStatement {
 public:
  /// \throws core::StoreError
  RowStatement(Database& database, std::string_view sql);

  RowStatement& integer(std::int64_t value);
  RowStatement& text(std::string_view value);
  /// Empty text is bound as NULL: the catalogue has no empty strings.
  RowStatement& text_or_null(std::string_view value);
  RowStatement& real(double value);
  RowStatement& null();
  /// By the type of what is given; nullopt is NULL, empty text stays text.
  RowStatement& value(std::int64_t value) { return integer(value); }
  RowStatement& value(int value) { return integer(value); }
  RowStatement& value(double value) { return real(value); }
  RowStatement& value(std::string_view value) { return text(value); }
  RowStatement& value(const std::string& value) { return text(value); }
  RowStatement& value(const char* value) { return text(value); }
  template <typename T>
  RowStatement& value(const std::optional<T>& given) {
    return given ? value(*given) : null();
  }

  /// Runs to the end; ready for the next row. \throws core::StoreError, also when a value is missing or too many
  void run();
  /// Steps to the next row of a query: read it, and call done() behind the last one that is wanted. \throws core::StoreError
  bool step();
  bool is_null(int column) const;
  std::int64_t integer_at(int column) const;      ///< 0 for NULL
  std::string_view text_at(int column) const;     ///< empty for NULL; until the next step() or done()
  void done();
  /// Runs a query for its first column: 0 where there is no row or it is NULL. \throws core::StoreError
  std::int64_t first();

 private:
  struct Finalizer {
    void operator()(sqlite3_stmt* statement) const;
  };
  int next_parameter();
  [[noreturn]] void fail();

  Database* database_;
  std::unique_ptr<sqlite3_stmt, Finalizer> statement_;
  int parameters_ = 0;   ///< of the statement
  int given_ = 0;        ///< of this row so far
  std::vector<char> is_null_;   ///< of each parameter: NULL since it was prepared, or as the row before had it
};

}  // namespace casebook::store
