#pragma once
// A prepared statement whose NULLs stay NULL.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace SQLite {
class Database;
class Statement;
}  // namespace SQLite

namespace casebook::store {

/// A value of a row; std::monostate is NULL. Blobs come as text of their bytes.
using SqlValue = std::variant<std::monostate, std::int64_t, double, std::string>;

/// One prepared statement. Parameters by name (':citekey'), columns by name or by place. Text and numbers go in and out without conversions between them;
/// reading a column as another type than it has throws core::StoreError.
class Statement {
 public:
  Statement(SQLite::Database& database, std::string_view sql);
  Statement(Statement&&) noexcept;
  Statement& operator=(Statement&&) noexcept;
  ~Statement();

  Statement& bind(const char* parameter, std::int64_t value);
  Statement& bind(const char* parameter, int value) { return bind(parameter, static_cast<std::int64_t>(value)); }
  Statement& bind(const char* parameter, double value);
  Statement& bind(const char* parameter, std::string_view value);
  Statement& bind(const char* parameter, const char* value) { return bind(parameter, std::string_view(value)); }
  Statement& bind(const char* parameter, const std::string& value) { return bind(parameter, std::string_view(value)); }
  Statement& bind_null(const char* parameter);
  template <typename T>
  Statement& bind(const char* parameter, const std::optional<T>& value) {
    return value ? bind(parameter, *value) : bind_null(parameter);
  }
  /// Empty text is bound as NULL: the catalogue has no empty strings.
  Statement& bind_text_or_null(const char* parameter, std::string_view value) {
    return value.empty() ? bind_null(parameter) : bind(parameter, value);
  }
  /// Whether the statement has such a parameter.
  bool has_parameter(const char* parameter) const;

  /// \returns true when there is a row to read
  /// \throws core::StoreError
  bool step();
  /// Runs to the end and resets, keeping nothing bound.
  void run();
  /// Ready for new values; clears what was bound.
  void reset();

  int columns() const;
  std::string column_name(int column) const;
  /// \throws core::StoreError when the statement has no such column
  int column(std::string_view name) const;

  bool is_null(int column) const;
  std::optional<std::int64_t> integer(int column) const;
  std::optional<double> real(int column) const;   ///< integers are numbers too
  std::optional<std::string> text(int column) const;
  SqlValue value(int column) const;

  std::optional<std::int64_t> integer(std::string_view name) const { return integer(column(name)); }
  std::optional<double> real(std::string_view name) const { return real(column(name)); }
  std::optional<std::string> text(std::string_view name) const { return text(column(name)); }

 private:
  int parameter_index(const char* parameter) const;
  mutable std::unique_ptr<SQLite::Statement> statement_;   // reading a column is not const in SQLiteCpp
  std::vector<std::string> names_;
};

}  // namespace casebook::store
