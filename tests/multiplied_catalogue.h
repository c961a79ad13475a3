#pragma once
// A catalogue made larger without loading: every article once more, and again, under other keys, so that most rows are of other conditions or other treatments.

#include <set>
#include <string>
#include <vector>

#include "store/database.h"

namespace casebook::tests {

/// Copies every article, with all its rows, `copies` times. Of the copies most are of 40 invented conditions and 30 invented drugs; every twentieth keeps its
/// condition and every twelfth its treatments, never both.
inline void multiply(store::Database& database, int copies) {
  static const std::set<std::string> of_article{"article_id", "to_article_id", "via_article_id"};
  static const std::set<std::string> of_claim{"claim_id", "treatment_id", "outcome_id", "restates_id", "overruled_by_id", "origin_treatment_id", "start_treatment_id", "before_id"};
  static const std::set<std::string> of_person{"patient_id", "to_patient_id", "cohort_id", "to_cohort_id", "parent_id", "erratum_id"};
  static const std::set<std::string> own_key{"article_link_id", "patient_link_id", "cohort_link_id", "case_file_id", "step_parameter_id"};
  const auto texts = [&](const std::string& sql) {
    std::vector<std::string> found;
    auto statement = database.prepare(sql);
    while (statement.step()) found.push_back(*statement.text(0));
    return found;
  };
  const auto value_of = [&](const std::string& table, const std::string& column) -> std::string {
    if (of_article.count(column) != 0) return column + " + n.i * 1000";
    if (of_claim.count(column) != 0 || own_key.count(column) != 0) return column + " + n.i * 100000";
    if (of_person.count(column) != 0) return column + " + n.i * 10000";
    if (column == "citekey" || column == "to_citekey" || column == "path" || (table == "article_identifiers" && column == "value")) return column + " || '-' || n.i";
    if (column == "condition_id") return "CASE WHEN condition_id IS NULL OR n.i % 20 = 0 THEN condition_id ELSE 10000 + n.i % 40 END";
    if (column == "intervention_id") return "CASE WHEN n.i % 12 = 1 THEN intervention_id ELSE 10000 + intervention_id * n.i % 30 END";
    return column;
  };
  database.execute("PRAGMA foreign_keys = OFF");
  store::Transaction transaction(database);
  std::vector<std::string> triggers = texts("SELECT sql FROM sqlite_schema WHERE type = 'trigger'");
  for (const auto& name : texts("SELECT name FROM sqlite_schema WHERE type = 'trigger'")) database.execute("DROP TRIGGER " + name);
  database.execute(
      "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 39) INSERT OR IGNORE INTO conditions(condition_id, name) SELECT 10000 + i, 'condition ' || i FROM n;"
      "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 29) INSERT OR IGNORE INTO interventions(intervention_id, name) SELECT 10000 + i, 'drug ' || i FROM n");
  static const std::set<std::string> terms{"conditions", "interventions", "endpoints", "sites", "condition_codes", "condition_synonyms", "intervention_codes",
                                           "intervention_synonyms", "intervention_components", "endpoint_codes", "endpoint_synonyms", "site_codes", "site_synonyms"};
  for (const auto& table : texts("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%\\_search%' ESCAPE '\\' ORDER BY name")) {
    if (terms.count(table) != 0) continue;
    bool copied = false;
    std::string columns, values;
    for (const auto& column : texts("SELECT name FROM pragma_table_info('" + table + "')")) {
      copied = copied || of_article.count(column) + of_claim.count(column) + of_person.count(column) > 0;
      columns += (columns.empty() ? "" : ", ") + column;
      values += (values.empty() ? "" : ", ") + value_of(table, column);
    }
    if (!copied) continue;   // is about no article
    database.execute("INSERT INTO " + table + "(" + columns + ") WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + std::to_string(copies) +
                     ") SELECT " + values + " FROM n CROSS JOIN (SELECT * FROM " + table + (table == "case_files" ? " WHERE article_id IS NOT NULL" : "") + ")");
  }
  for (const auto& trigger : triggers) database.execute(trigger);
  transaction.commit();
  database.execute("PRAGMA foreign_keys = ON");
}

}  // namespace casebook::tests
