#pragma once
// A query over a few small tables, as PostgreSQL gets it.

#include <string>

#include "postgres/query_translation.h"

namespace casebook::tests {

/// drugs(drug_id INTEGER, name TEXT, synonym TEXT COLLATE NOCASE, dose REAL, days INTEGER), uses(use_id INTEGER, drug_id INTEGER, who TEXT).
inline const postgres::Relations& small_relations() {
  using postgres::SqlType;
  static const postgres::Relations kRelations{
      {"drugs", {{{"drug_id", SqlType::integer}, {"name", SqlType::text}, {"synonym", SqlType::text, true}, {"dose", SqlType::real}, {"days", SqlType::integer}}, {"drug_id"}}},
      {"uses", {{{"use_id", SqlType::integer}, {"drug_id", SqlType::integer}, {"who", SqlType::text}}, {"use_id"}}}};
  return kRelations;
}

inline std::string translated(const std::string& query) {
  postgres::SqlText sql(query, "query");
  postgres::translate_select(sql, 0, small_relations());
  return sql.edited();
}

}  // namespace casebook::tests
