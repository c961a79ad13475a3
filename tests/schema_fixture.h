#pragma once
// Catalogues of earlier schema versions, made of kept texts alone: tests/fixtures/schema/ladder has every migration as it was released, rows/ what a curator had put in by then.

#include <filesystem>
#include <string>

#include "program.h"
#include "store/database.h"

namespace casebook::tests {

/// The kept texts of a folder of tests/fixtures/schema, by number: "0003_create_people.sql".
inline std::vector<std::string> kept(const std::string& folder) { return repository_files("tests/fixtures/schema/" + folder); }

/// A file as a program of schema version `version` left it: its tables, some rows in each, the text of every step in schema_migrations, and a view of that time.
inline void make_catalogue_of_version(const std::filesystem::path& file, int version) {
  auto database = store::Database::create(file);
  database.execute("PRAGMA foreign_keys = OFF");
  store::Transaction transaction(database);
  database.execute(
      "CREATE TABLE schema_migrations(number INTEGER PRIMARY KEY, name TEXT NOT NULL, text TEXT NOT NULL, applied TEXT NOT NULL, "
      "CONSTRAINT \"a migration is applied once\" UNIQUE (name)) STRICT");
  const auto steps = kept("ladder"), rows = kept("rows");
  for (int number = 1; number <= version; ++number) {
    const auto place = static_cast<std::size_t>(number - 1);
    const auto text = repository_text("tests/fixtures/schema/ladder/" + steps.at(place));
    database.execute(text);
    database.execute(repository_text("tests/fixtures/schema/rows/" + rows.at(place)));
    database.prepare("INSERT INTO schema_migrations(number, name, text, applied) VALUES(:number, :name, :text, '2026-01-01T00:00:00Z')")
        .bind(":number", static_cast<std::int64_t>(number))
        .bind(":name", std::filesystem::path(steps.at(place)).stem().string())
        .bind(":text", text)
        .run();
  }
  if (version >= 2) {
    database.execute("CREATE VIEW article_documents(article_id, title, abstract) AS SELECT a.article_id, a.title, x.abstract FROM articles a LEFT JOIN article_texts x USING (article_id)");
  }
  database.execute("PRAGMA application_id = " + std::to_string(store::kApplicationId) + "; PRAGMA user_version = " + std::to_string(version));
  transaction.commit();
}

}  // namespace casebook::tests
