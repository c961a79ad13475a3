#pragma once
// A connection in memory with casebook's functions.

#include <fmt/format.h>

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/errors.h"
#include "sql_functions/register.h"
#include "store/database.h"

namespace casebook::tests {

class Connection {
 public:
  Connection() : database_(store::Database::in_memory()) {
    if (sql_functions::register_functions(database_.handle()) != 0) throw std::runtime_error("the functions were not registered");
  }

  store::Database& database() { return database_; }

  /// Values of all rows, nullopt for NULL.
  std::vector<std::vector<std::optional<double>>> numbers(const std::string& sql, const std::optional<std::string>& json = std::nullopt) {
    store::Statement statement = database_.prepare(sql);
    if (json) statement.bind(":json", *json);
    std::vector<std::vector<std::optional<double>>> rows;
    while (statement.step()) {
      rows.emplace_back();
      for (int i = 0; i < statement.columns(); ++i) rows.back().push_back(statement.real(i));
    }
    return rows;
  }

  /// The only value of the only row.
  std::optional<double> number(const std::string& sql) { return numbers(sql).at(0).at(0); }

  /// All rows as text: values apart by '|', rows by ';', reals with six digits.
  std::string rows(const std::string& sql) {
    store::Statement statement = database_.prepare(sql);
    std::string text;
    while (statement.step()) {
      for (int i = 0; i < statement.columns(); ++i) {
        const auto value = statement.value(i);
        if (i > 0) text += "|";
        if (std::holds_alternative<std::monostate>(value)) text += "NULL";
        if (const auto* whole = std::get_if<std::int64_t>(&value)) text += std::to_string(*whole);
        if (const auto* number = std::get_if<double>(&value)) text += fmt::format("{:.6g}", *number);
        if (const auto* words = std::get_if<std::string>(&value)) text += *words;
      }
      text += ";";
    }
    return text;
  }

  /// What SQLite says instead of an answer; "not refused" when there is one.
  std::string refusal(const std::string& sql, const std::optional<std::string>& json = std::nullopt) {
    try {
      numbers(sql, json);
      return "not refused";
    } catch (const core::StoreError& error) {
      return error.what();
    }
  }

 private:
  store::Database database_;
};

}  // namespace casebook::tests
