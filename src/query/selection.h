#pragma once
// A SELECT from one view, with the conditions that were asked for.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/catalogue.h"
#include "query/row.h"

namespace casebook::query {

/// What an answer is limited to. Empty text means "not limited".
struct Filter {
  std::string treatment;  ///< the vocabulary's name
  std::string condition;  ///< the vocabulary's name
  std::string citekey;
  std::string endpoint;  ///< the vocabulary's name
  /// Only these articles; nullopt: not limited, empty: none.
  std::optional<std::vector<std::string>> articles = std::nullopt;
};

/// Put together from constant pieces; values are always bound. A condition that was not asked for is left out
/// altogether, since
/// `(:x IS NULL OR column = :x)` would keep SQLite from using an index.
class Selection {
 public:
  /// \param select  "SELECT ... FROM <view>"
  explicit Selection(std::string_view select) : select_(select) {}

  /// \param condition  "treatment = :treatment", with one parameter, named `parameter` (":treatment")
  /// \param value      empty: the condition is left out
  Selection& where(std::string_view condition, const char* parameter, std::string_view value);
  /// \param condition  "citekey IN (SELECT value FROM json_each(:citekeys))"
  /// \param values     nullopt: the condition is left out
  Selection& where_one_of(std::string_view condition, const char* parameter,
                          const std::optional<std::vector<std::string>>& values);
  Selection& order_by(std::string_view columns);

  /// Prepared, with its values bound; kept with the catalogue, so that the next selection of the same conditions takes it over.
  store::Statement& prepare(Catalogue& catalogue) const;
  /// With the values as SQL literals.
  std::string text() const;

  /// Every row. \throws core::StoreError
  template <typename Row>
  Rows<Row> read(Catalogue& catalogue) const {
    Rows<Row> result;
    result.sql = text();
    store::Statement& statement = prepare(catalogue);
    while (statement.step()) result.rows.push_back(read_row<Row>(statement));
    statement.reset();
    return result;
  }

 private:
  struct Condition {
    std::string_view text;
    const char* parameter;
    std::string value;
  };
  std::string_view select_;
  std::vector<Condition> conditions_;
  std::string_view order_;
};

}  // namespace casebook::query
