#include "query/selection.h"

namespace casebook::query {
namespace {

std::string sql_literal(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("''") : std::string(1, c);
  return quoted + "'";
}

/// The texts as a JSON array of strings.
std::string json_array(const std::vector<std::string>& texts) {
  static constexpr char kHex[] = "0123456789abcdef";
  std::string json = "[";
  for (const std::string& text : texts) {
    if (json.size() > 1) json += ",";
    json += '"';
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      if (c == '"' || c == '\\') {
        json += {'\\', c};
      } else if (byte < 0x20) {
        json += {'\\', 'u', '0', '0', kHex[byte >> 4], kHex[byte & 15]};
      } else {
        json += c;
      }
    }
    json += '"';
  }
  return json + "]";
}

}  // namespace

Selection& Selection::where(std::string_view condition, const char* parameter, std::string_view value) {
  if (!value.empty()) conditions_.push_back({condition, parameter, std::string(value)});
  return *this;
}

Selection& Selection::where_one_of(std::string_view condition, const char* parameter,
                                   const std::optional<std::vector<std::string>>& values) {
  if (values) conditions_.push_back({condition, parameter, json_array(*values)});
  return *this;
}

Selection& Selection::order_by(std::string_view columns) {
  order_ = columns;
  return *this;
}

store::Statement& Selection::prepare(Catalogue& catalogue) const {
  std::string sql(select_);
  const char* joint = " WHERE ";
  for (const Condition& condition : conditions_) {
    sql += joint;
    sql += condition.text;
    joint = " AND ";
  }
  sql += " ORDER BY ";
  sql += order_;
  // A view of views takes SQLite longer to take apart than to answer of one treatment, and `report all` and `publish` ask the same of each.
  store::Statement& statement = catalogue.database().cached(sql);
  for (const Condition& condition : conditions_) statement.bind(condition.parameter, condition.value);
  return statement;
}

std::string Selection::text() const {
  std::string sql(select_);
  const char* joint = "\nWHERE ";
  for (const Condition& condition : conditions_) {
    std::string filled(condition.text);
    filled.replace(filled.find(condition.parameter), std::string_view(condition.parameter).size(),
                   sql_literal(condition.value));
    sql += joint + filled;
    joint = "\n  AND ";
  }
  return sql + "\nORDER BY " + std::string(order_) + ";";
}

}  // namespace casebook::query
