#include "store/migrator.h"

#include <fmt/core.h>
#include <sqlite3.h>

#include <algorithm>
#include <charconv>
#include <sstream>

#include "core/errors.h"
#include "store/sql_script.h"
#include "store/view_installer.h"

namespace casebook::store {
namespace {

constexpr std::string_view kMigrationsTable = R"(CREATE TABLE IF NOT EXISTS schema_migrations(
  -- The migrations that this file has been through, with the text of each as it was applied.
  number INTEGER PRIMARY KEY,                      -- its place on the ladder, from 1
  name TEXT NOT NULL,                              -- '0001_create_vocabularies'
  text TEXT NOT NULL,                              -- the SQL that was run
  applied TEXT NOT NULL,                           -- UTC, ISO 8601
  CONSTRAINT "a migration is applied once" UNIQUE (name)
) STRICT)";

int number_of(std::string_view stem) {
  int number = 0;
  const auto result = std::from_chars(stem.data(), stem.data() + std::min<std::size_t>(stem.size(), 4), number);
  return result.ptr == stem.data() + 4 ? number : 0;
}

void check_numbering(std::span<const EmbeddedFile> migrations) {
  int expected = 1;
  for (const auto& migration : migrations) {
    const auto stem = stem_of(migration.path);
    if (number_of(stem) != expected) {
      throw core::StoreError(fmt::format("{}: found number {}, expected {:04}: migrations are numbered without gaps",
                                         migration.path, number_of(stem), expected));
    }
    ++expected;
  }
}

/// The first line in which two texts differ.
std::string difference(std::string_view applied, std::string_view known) {
  std::istringstream left{std::string(applied)};
  std::istringstream right{std::string(known)};
  std::string was;
  std::string is;
  for (int line = 1;; ++line) {
    const bool more_left = static_cast<bool>(std::getline(left, was));
    const bool more_right = static_cast<bool>(std::getline(right, is));
    if (!more_left && !more_right) return "the line ends differ";
    if (was != is || more_left != more_right) {
      return fmt::format("line {}\n  - {}\n  + {}", line, more_left ? was : "(end)", more_right ? is : "(end)");
    }
  }
}

void check_history(Database& database, std::span<const EmbeddedFile> migrations) {
  Statement history = database.prepare("SELECT number, name, text FROM schema_migrations ORDER BY number");
  while (history.step()) {
    const auto number = static_cast<std::size_t>(*history.integer("number"));
    if (number == 0 || number > migrations.size()) continue;
    const auto& known = migrations[number - 1];
    if (*history.text("text") != known.text) {
      throw core::StoreError(fmt::format(
          "migration {} was applied to {} with another text than this program has; migrations are never edited once "
          "applied, use the program version that made the file:\n{}",
          *history.text("name"), database.file(), difference(*history.text("text"), known.text)));
    }
  }
}

void check_references(Database& database) {
  Statement dangling = database.prepare("PRAGMA foreign_key_check");
  if (dangling.step()) {
    throw core::StoreError(fmt::format("the migration leaves a row of {} that refers to no row of {}; nothing was changed",
                                       dangling.text(0).value_or("?"), dangling.text(2).value_or("?")));
  }
}

/// Foreign keys cannot be switched inside a transaction, and a migration may rebuild a table that others refer to.
class ForeignKeysOff {
 public:
  explicit ForeignKeysOff(Database& database) : database_(database) { database_.execute("PRAGMA foreign_keys = OFF"); }
  ForeignKeysOff(const ForeignKeysOff&) = delete;
  ForeignKeysOff& operator=(const ForeignKeysOff&) = delete;
  ~ForeignKeysOff() { sqlite3_exec(database_.handle(), "PRAGMA foreign_keys = ON", nullptr, nullptr, nullptr); }

 private:
  Database& database_;
};

}  // namespace

int known_version() { return static_cast<int>(embedded::migrations().size()); }

int schema_version(Database& database) { return static_cast<int>(database.integer("PRAGMA user_version")); }

std::vector<std::string> migrate(Database& database, std::span<const EmbeddedFile> migrations,
                                 std::span<const EmbeddedFile> views, const std::string& today, const std::function<void(Database&)>& then) {
  check_numbering(migrations);
  std::vector<std::string> applied;
  const ForeignKeysOff foreign_keys_off(database);
  Transaction transaction(database);
  database.execute(kMigrationsTable);
  check_history(database, migrations);
  const auto done = static_cast<std::size_t>(schema_version(database));
  if (done < migrations.size()) {
    drop_views(database);   // a stale view blocks ALTER TABLE
    for (std::size_t i = done; i < migrations.size(); ++i) {
      const auto name = std::string(stem_of(migrations[i].path));
      run_script(database, migrations[i].path, migrations[i].text);
      database.prepare("INSERT INTO schema_migrations(number, name, text, applied) VALUES(:number, :name, :text, :applied)")
          .bind(":number", static_cast<std::int64_t>(i + 1))
          .bind(":name", name)
          .bind(":text", migrations[i].text)
          .bind(":applied", today)
          .run();
      applied.push_back(name);
    }
    check_references(database);
    database.execute(fmt::format("PRAGMA application_id = {}", kApplicationId));
    database.execute(fmt::format("PRAGMA user_version = {}", migrations.size()));
  }
  if (!applied.empty() || !views_are_current(database, views)) {
    drop_views(database);
    create_views(database, views);
  }
  if (then && !applied.empty()) then(database);
  transaction.commit();
  return applied;
}

}  // namespace casebook::store
